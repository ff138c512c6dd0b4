/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was done lately, by whom and when. An undone change set says so; undo itself is a line too,
 * since nothing is ever taken out of the journal. */

#include "accord-config.h"

#include "accord-journal-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "accord-clock.h"
#include "accord-commit.h"
#include "accord-date.h"

#define MAX_LINES 100

#define TYPE_JOURNAL_VIEW (journal_view_get_type ())
G_DECLARE_FINAL_TYPE (JournalView, journal_view, JOURNAL, VIEW, AdwBin)

struct _JournalView
{
  AdwBin parent_instance;
  AccordWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (JournalView, journal_view, ADW_TYPE_BIN)

static gboolean
is_undone (GPtrArray *lines, const AccordTxnLine *line)
{
  for (guint i = 0; i < lines->len; i++)
    if (((AccordTxnLine *) lines->pdata[i])->undo_of == line->txn)
      return TRUE;
  return FALSE;
}

static GtkWidget *
undo_button (const AccordTxnLine *line)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Undo"));
  g_autofree char *name = g_strdup_printf (_ ("Undo “%s”"), line->label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.undo-change");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", line->txn);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  /* The word on it would be the name of every one of them. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static const char *
origin_words (const AccordTxnLine *line)
{
  if (g_strcmp0 (line->origin, "undo") == 0)
    return _ ("Undone");
  if (g_strcmp0 (line->origin, "redo") == 0)
    return _ ("Redone");
  return NULL;
}

static GtkWidget *
line_row (GPtrArray *lines, const AccordTxnLine *line, gboolean read_only)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = accord_time_format_ago (line->at, accord_now_ms ());
  g_autoptr (GString) subtitle = g_string_new (when);
  gboolean undone = is_undone (lines, line);

  if (line->actor != NULL)
    g_string_append_printf (subtitle, " · %s", line->actor);
  if (origin_words (line) != NULL)
    g_string_append_printf (subtitle, " · %s", origin_words (line));
  if (undone)
    g_string_append_printf (subtitle, " · %s", _ ("taken back"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle->str);
  if (undone)
    gtk_widget_add_css_class (row, "dim-label");
  else if (!read_only && origin_words (line) == NULL && g_strcmp0 (line->origin, "erase") != 0) /* nothing brings that back */
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), undo_button (line));
  return row;
}

static GtkWidget *
empty_page (void)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "accord-history-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Nothing Was Changed Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _ ("Every change will stand here and can be taken back."));
  return status;
}

/* The first line, the making of the workspace, is no work of anybody's and cannot be taken back. */
static GtkWidget *
make_list (GPtrArray *lines, gboolean read_only)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < lines->len; i++)
    {
      const AccordTxnLine *line = lines->pdata[i];

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 line_row (lines, line, read_only || line->txn <= 1));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  JournalView *self = data;
  GPtrArray *lines = g_value_get_boxed (dex_future_get_value (future, NULL));

  if (self->workspace != NULL)
    adw_bin_set_child (ADW_BIN (self),
                       lines->len > 0
                         ? make_list (lines, accord_workspace_is_read_only (self->workspace))
                         : empty_page ());
  return dex_future_new_for_boolean (TRUE);
}

static void
load (JournalView *self)
{
  AccordStore *store = accord_workspace_get_store (self->workspace);

  dex_future_disown (dex_future_then (accord_tell_refusal (GTK_WIDGET (self), accord_store_recent_txns (store, MAX_LINES)), loaded_cb,
                                      g_object_ref (self), g_object_unref));
}

static void
journal_view_dispose (GObject *object)
{
  g_clear_object (&JOURNAL_VIEW (object)->workspace);
  G_OBJECT_CLASS (journal_view_parent_class)->dispose (object);
}

static void
journal_view_class_init (JournalViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = journal_view_dispose;
}

static void
journal_view_init (JournalView *self)
{
}

/**
 * accord_journal_dialog_present:
 * @parent: the window
 * @workspace: the open file
 *
 * Shows the history of the workspace; it follows further changes.
 */
void
accord_journal_dialog_present (GtkWidget *parent, AccordWorkspace *workspace)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  JournalView *self = g_object_new (TYPE_JOURNAL_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (load),
                           self, G_CONNECT_SWAPPED);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self));
  adw_dialog_set_title (dialog, _ ("History"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 640);
  accord_dialog_set_quiet_child (dialog, view);
  load (self);
  adw_dialog_present (dialog, parent);
}
