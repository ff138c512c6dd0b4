/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordStateIcon: icon and words of a next step. Own widget because every list, card and record
 * shows this one thing first, and a factory must set it in one call. */

#include "accord-config.h"

#include "accord-state-icon.h"

#include "accord-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AccordStateIcon {
  AccordTextLine parent_instance;

  char *text;
  char *when;
  gint64 due;
  gboolean has_due;
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (AccordStateIcon, accord_state_icon, ACCORD_TYPE_TEXT_LINE)

static gboolean
has_text (AccordStateIcon *self)
{
  return self->text != NULL && *self->text != '\0';
}

/* What is to be done and when; a step without a day is only its text. */
static char *
make_words (AccordStateIcon *self, gboolean compact)
{
  g_autofree char *when = NULL;

  if (!self->has_due && has_text (self))
    return compact ? g_strdup (_("No date")) : g_strdup (self->text);
  if (self->when != NULL && accord_state_icon_get_state (self) == ACCORD_STEP_TODAY)
    when = g_strdup (self->when);
  else
    when = accord_step_state_words (self->has_due, self->due, accord_date_today (), compact);
  if (compact || !has_text (self))
    return g_steal_pointer (&when);
  /* Translators: what is to be done and when: "Send revised quote · 2 days late" */
  return g_strdup_printf (_("%s · %s"), self->text, when);
}

static void
update (AccordStateIcon *self)
{
  AccordTextLine *line = ACCORD_TEXT_LINE (self);
  AccordStepState state = accord_state_icon_get_state (self);
  g_autofree char *words = make_words (self, self->compact);

  accord_text_line_set_icon (line, accord_step_state_icon_name (state));
  accord_text_line_set_text (line, words);
  if (!self->compact && has_text (self) && g_str_has_prefix (words, self->text))
    accord_text_line_keep_end (line, (guint) (strlen (words) - strlen (self->text))); /* when counts most */
  accord_text_line_set_tint (line, accord_step_state_tint (state), state == ACCORD_STEP_TODAY);
  if (self->compact)
    {
      g_autofree char *name = make_words (self, FALSE);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

/* The full date is only made when somebody points at the words. */
static gboolean
accord_state_icon_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  AccordStateIcon *self = ACCORD_STATE_ICON (widget);
  g_autofree char *date = NULL;

  if (!self->has_due)
    return FALSE;
  date = accord_date_format_full (self->due);
  gtk_tooltip_set_text (tooltip, date);
  return TRUE;
}

static void
accord_state_icon_finalize (GObject *object)
{
  AccordStateIcon *self = ACCORD_STATE_ICON (object);

  g_free (self->text);
  g_free (self->when);
  G_OBJECT_CLASS (accord_state_icon_parent_class)->finalize (object);
}

static void
accord_state_icon_class_init (AccordStateIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_state_icon_finalize;
  widget_class->query_tooltip = accord_state_icon_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "accordstate");
}

static void
accord_state_icon_init (AccordStateIcon *self)
{
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char *[]) { "caption", "numeric", NULL });
  accord_text_line_set_icon_size (ACCORD_TEXT_LINE (self), 13, 5);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * accord_state_icon_new:
 * @compact: for a card ("2 d late") or for a line ("Send revised quote · 2 days late")
 *
 * Returns: (transfer floating): a state icon reading "No next step"
 */
GtkWidget *
accord_state_icon_new (gboolean compact)
{
  AccordStateIcon *self = g_object_new (ACCORD_TYPE_STATE_ICON, NULL);

  self->compact = compact;
  update (self);
  return GTK_WIDGET (self);
}

/**
 * accord_state_icon_set_step:
 * @self: a state icon
 * @has_due: whether there is a step with a day
 * @due: its day, in days since 1970-01-01
 * @text: (nullable): what is to be done
 * @when: (nullable): shown in place of "today", such as "10:30"
 *
 * Sets everything at once, as list factories do.
 */
void
accord_state_icon_set_step (AccordStateIcon *self, gboolean has_due, gint64 due,
                            const char *text, const char *when)
{
  g_return_if_fail (ACCORD_IS_STATE_ICON (self));

  self->has_due = !!has_due;
  self->due = due;
  g_set_str (&self->text, text);
  g_set_str (&self->when, when);
  update (self);
}

/**
 * accord_state_icon_set_note:
 * @self: a state icon
 * @icon_name: (nullable): a symbolic icon
 * @text: (nullable): what it says
 * @tint: role of the colour
 *
 * Has it say anything else than a next step, where a line shows either.
 */
void
accord_state_icon_set_note (AccordStateIcon *self, const char *icon_name, const char *text, AccordTint tint)
{
  AccordTextLine *line = ACCORD_TEXT_LINE (self);

  g_return_if_fail (ACCORD_IS_STATE_ICON (self));

  self->has_due = FALSE;
  accord_text_line_set_icon (line, icon_name);
  accord_text_line_set_text (line, text);
  accord_text_line_set_tint (line, tint, FALSE);
}

/**
 * accord_state_icon_get_state:
 * @self: a state icon
 *
 * Returns: how the step stands; a text without a day counts as planned
 */
AccordStepState
accord_state_icon_get_state (AccordStateIcon *self)
{
  g_return_val_if_fail (ACCORD_IS_STATE_ICON (self), ACCORD_STEP_NONE);

  if (!self->has_due && has_text (self))
    return ACCORD_STEP_PLANNED;
  return accord_step_state_of (self->has_due, self->due, accord_date_today ());
}

/**
 * accord_state_icon_dup_words:
 * @self: a state icon
 *
 * Returns: (transfer full): the words for an accessible name, never shortened
 */
char *
accord_state_icon_dup_words (AccordStateIcon *self)
{
  g_return_val_if_fail (ACCORD_IS_STATE_ICON (self), NULL);
  return make_words (self, FALSE);
}
