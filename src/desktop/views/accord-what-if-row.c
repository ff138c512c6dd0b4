/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One imagined move: which deal, from where to where, and a button that takes it back. */

#include "accord-config.h"

#include "accord-what-if-row.h"

#include "accord-data-label.h"
#include "accord-money.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

/**
 * accord_what_if_line_new:
 * @classes: of the label
 *
 * Returns: (transfer floating): a line that wraps
 */
GtkLabel *
accord_what_if_line_new (const char *classes)
{
  GtkLabel *label = GTK_LABEL (accord_data_label_new (classes));

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_max_width_chars (label, 24);
  gtk_label_set_xalign (label, 0);
  return label;
}

/**
 * accord_what_if_change_words:
 * @what: the name of a sum
 * @before: what it is, minor units
 * @after: what it would be
 * @currency: of both
 *
 * Returns: (transfer full): "Weighted: €12K → €15K (+€3K)", without the arrow where nothing changes
 */
char *
accord_what_if_change_words (const char *what, gint64 before, gint64 after, const char *currency)
{
  g_autofree char *was = accord_money_format_short (before, currency);
  g_autofree char *is = accord_money_format_short (after, currency);
  g_autofree char *more = accord_money_format_short (after - before, currency);

  if (before == after)
    return g_strdup_printf (_("%1$s: %2$s"), what, is);
  /* Translators: a sum, what it was, what it would be, and the difference with its sign */
  return g_strdup_printf (_("%1$s: %2$s → %3$s (%4$s%5$s)"), what, was, is, after > before ? "+" : "", more);
}

/**
 * accord_what_if_row_new:
 * @workspace: the open file
 * @model: what is imagined
 * @move: one of its moves
 * @take_back: called with a button whose data "deal" is the deal's id, and @view
 * @view: (type GObject): as long as it lives
 *
 * Returns: (transfer floating): a row for a boxed list
 */
GtkWidget *
accord_what_if_row_new (AccordWorkspace *workspace, AccordWhatIfModel *model, const AccordWhatIf *move, GCallback take_back, gpointer view)
{
  g_autoptr (AccordEntity) deal = accord_workspace_get_entity (workspace, &accord_deal_kind, move->deal);
  const char *title = accord_entity_get_title (deal);
  const char *from = NULL;
  const char *to = accord_what_if_model_stage_name (model, move->stage);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("accord-undo-symbolic");
  g_autofree char *words = NULL;
  AccordRecord *record = accord_entity_get_record (deal);

  from = record != NULL ? accord_what_if_model_stage_name (model, accord_record_number (record, "stage")) : NULL;
  words = g_strdup_printf (_("%1$s → %2$s"), from ? from : "", to ? to : "");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title ? title : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  accord_tooltip_set (button, _("Take Back"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "deal", g_memdup2 (&move->deal, sizeof move->deal), g_free);
  g_signal_connect_object (button, "clicked", take_back, view, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}
