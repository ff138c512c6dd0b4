/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an import did or would do, file by file: shared by the check and the end. */

#include "accord-config.h"

#include "accord-import-dialog-private.h"

#include <glib/gi18n-lib.h>

#define MAX_LINES 200

static void
add_count (GtkWidget *group,
           const char *label,
           gint64 count,
           const char *icon_name,
           const char *css_class)
{
  GtkWidget *row, *value, *icon;
  g_autofree char *number = accord_number_format (count);

  if (count == 0)
    return;
  row = adw_action_row_new ();
  value = gtk_label_new (number);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  icon = gtk_image_new_from_icon_name (icon_name);
  if (css_class != NULL)
    gtk_widget_add_css_class (icon, css_class);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_add_css_class (value, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_line (GtkWidget *expander, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static GtkWidget *
expander_new (const char *title, const char *icon_name, const char *css_class)
{
  GtkWidget *expander = adw_expander_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  if (css_class != NULL)
    gtk_widget_add_css_class (icon, css_class);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (expander), icon);
  return expander;
}

static void
add_rejected (GtkWidget *group, GPtrArray *rejected)
{
  g_autofree char *number = accord_number_format (rejected->len);
  g_autofree char *title = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s row is left out", "%s rows are left out", rejected->len),
    number);
  GtkWidget *expander;

  if (rejected->len == 0)
    return;
  expander = expander_new (title, "accord-warning-symbolic", "warning");
  for (guint i = 0; i < MIN (rejected->len, MAX_LINES); i++)
    {
      const AccordRejectedRow *row = rejected->pdata[i];
      g_autofree char *line = accord_number_format (row->line);
      g_autofree char *text = g_strdup_printf (_ ("Line %s: %s"), line, row->reason);

      add_line (expander, text);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
}

static void
add_texts (GtkWidget *group, const char *title, const char *icon_name, GPtrArray *texts)
{
  GtkWidget *expander;

  if (texts->len == 0)
    return;
  expander = expander_new (title, icon_name, NULL);
  for (guint i = 0; i < MIN (texts->len, MAX_LINES); i++)
    add_line (expander, texts->pdata[i]);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
}

static GtkWidget *
result_group (const AccordImportResult *result, gboolean done)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = g_markup_escape_text (result->file_name, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         accord_kind_plural (result->kind));
  add_count (group, done ? _ ("Added") : _ ("New"), result->created, "accord-plus-symbolic",
             "success");
  add_count (group, done ? _ ("Updated") : _ ("To be updated"), result->updated,
             "accord-pencil-symbolic", NULL);
  add_count (group, _ ("Already the same"), result->unchanged, "accord-check-symbolic", NULL);
  add_count (group,
             done ? _ ("Records made because others name them")
                  : _ ("Records to be made because others name them"),
             result->links_made, "accord-merge-symbolic", NULL);
  add_rejected (group, result->rejected);
  add_texts (group, _ ("Names that nearly match were taken as the same"), "accord-merge-symbolic",
             result->close_matches);
  add_texts (group, _ ("Decisions taken"), "accord-note-symbolic", result->notes);
  return group;
}

static void
close_cb (GtkWidget *row)
{
  adw_dialog_close (ADW_DIALOG (gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG)));
}

static GtkWidget *
undo_group (void)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Undo Import"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "accord-undo-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.undo");
  g_signal_connect_after (row, "activated", G_CALLBACK (close_cb), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

/* A page of groups, one for each file. */
GtkWidget *
accord_import_results_new (GPtrArray *results, gboolean done)
{
  GtkWidget *page = adw_preferences_page_new ();

  for (guint i = 0; i < results->len; i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (result_group (results->pdata[i], done)));
  if (done)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (undo_group ()));
  return page;
}
