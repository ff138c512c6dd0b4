/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Labels for what people wrote: names, notes, addresses. */

#include "accord-config.h"

#include "accord-data-label.h"

#include "accord-text.h"

/* What is cut can be read by pointing at it. */
static gboolean
tell_cut_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

/**
 * accord_data_label_new:
 * @css_class: (nullable): style classes, separated by blanks
 *
 * Returns: (transfer floating): a one-line label that starts at the start and ellipsizes; what is cut is
 *   told in a tooltip
 */
GtkWidget *
accord_data_label_new (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "xalign", 0.0f,
                                   "ellipsize", PANGO_ELLIPSIZE_END,
                                   "has-tooltip", TRUE,
                                   NULL);

  g_signal_connect (label, "query-tooltip", G_CALLBACK (tell_cut_cb), NULL);
  if (css_class != NULL)
    {
      g_auto (GStrv) classes = g_strsplit (css_class, " ", -1);

      gtk_widget_set_css_classes (label, (const char **) classes);
    }
  return label;
}

/* Of a date, or of an amount and its unit. */
static gboolean
is_of_figure (const char *at)
{
  if (*at == '.' || *at == ',')
    return g_ascii_isdigit (at[1]);
  return g_ascii_isdigit (*at) || *at == '$' || (*at != '\0' && g_utf8_strchr ("年月日万萬亿億¥€£−", -1, g_utf8_get_char (at)) != NULL);
}

/* Whether a figure is one only with what follows its digits. */
static gboolean
is_unit (gunichar c)
{
  return g_utf8_strchr ("日万萬亿億", -1, c) != NULL;
}

/* "2022年10月24日" and "¥20.2万" stay on one line: a line of Han text may else be broken anywhere. Not so what is longer,
 * "2026年第3季度", which asks for more room than a tile has. */
static void
hold_figures (PangoAttrList *attributes, const char *text)
{
  const char *at = text;

  while (*at != '\0')
    {
      const char *start = at;
      gboolean digits = FALSE, held = FALSE;
      PangoAttribute *hold;

      for (; is_of_figure (at); at = g_utf8_next_char (at))
        {
          digits |= g_ascii_isdigit (*at);
          held |= digits && is_unit (g_utf8_get_char (at));
        }
      if (!held)
        {
          at = *at != '\0' && at == start ? g_utf8_next_char (at) : at;
          continue;
        }
      hold = pango_attr_allow_breaks_new (FALSE);
      hold->start_index = (guint) (start - text);
      hold->end_index = (guint) (at - text);
      pango_attr_list_insert (attributes, hold);
    }
}

/**
 * accord_data_label_attributes:
 * @text: plain text
 *
 * Returns: (transfer full) (nullable): the language zh-Hans if @text holds Han characters, and no break
 *   within a date or an amount
 */
PangoAttrList *
accord_data_label_attributes (const char *text)
{
  PangoAttrList *attributes;

  if (!accord_text_has_han (text))
    return NULL;
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string ("zh-Hans")));
  hold_figures (attributes, text);
  return attributes;
}

/* No letter says which way it runs. */
static gboolean
is_bare_number (const char *text)
{
  static const char marks[] = " \u00a0+-()/.";
  guint digits = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_ascii_isdigit (*text))
      digits++;
    else if (g_utf8_strchr (marks, -1, g_utf8_get_char (text)) == NULL)
      return FALSE;
  return digits > 2;
}

/**
 * accord_data_label_keep_order:
 * @widget: shows @text
 * @text: plain text
 *
 * A telephone number, "+49 30 1234567", would turn round where words run from right to left.
 *
 * Returns: (transfer full) (nullable): how it is written so that it stays as it is; %NULL: as @text
 */
char *
accord_data_label_keep_order (GtkWidget *widget, const char *text)
{
  if (gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL || !is_bare_number (text))
    return NULL;
  return g_strconcat ("\u200e", text, NULL);
}

/**
 * accord_data_label_set_text:
 * @label: any label
 * @text: (nullable): plain text
 *
 * Shows @text and gives it the language zh-Hans if it holds Han characters.
 */
void
accord_data_label_set_text (GtkLabel *label, const char *text)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *kept = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));

  if (text == NULL)
    text = "";
  kept = accord_data_label_keep_order (GTK_WIDGET (label), text);
  text = kept != NULL ? kept : text;
  if (g_str_equal (gtk_label_get_text (label), text))
    return;
  attributes = accord_data_label_attributes (text);
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_text (label, text);
}

/**
 * accord_data_label_set_optional:
 * @label: any label
 * @text: (nullable): plain text
 *
 * The same, and hides the label while there is no text.
 */
void
accord_data_label_set_optional (GtkLabel *label, const char *text)
{
  accord_data_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}
