/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a rule has done, newest first, and what of it was undone. Follows the journal; each deed can be undone there. */

#include "accord-config.h"

#include "accord-rule-log.h"

#include "accord-commit.h"
#include "accord-group-rows.h"

#include <glib/gi18n-lib.h>

#define LOG_MAX 50

typedef struct {
  gatomicrefcount refs;
  AccordWorkspace *workspace;
  gint64 rule;
  AdwPreferencesGroup *group; /* which has this; NULL once it is gone */
  GPtrArray *rows;            /* owned by the group */
} Log;

static Log *
log_ref (Log *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
log_unref (gpointer data)
{
  Log *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->workspace);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
undo_cb (GtkWidget *button, Log *self)
{
  gint64 txn = *(gint64 *) g_object_get_data (G_OBJECT (button), "txn");

  gtk_widget_set_sensitive (button, FALSE);
  dex_future_disown (accord_tell_refusal (button, accord_journal_undo_txn (accord_workspace_get_journal (self->workspace), txn)));
}

static void
add_run (Log *self, AccordRecord *run, gboolean undone)
{
  GtkWidget *row = adw_action_row_new (), *button;
  const char *whom = accord_record_title_of (run, "deal") != NULL ? accord_record_title_of (run, "deal") : accord_record_title_of (run, "customer");
  g_autofree char *when = accord_time_format_ago (accord_record_number (run, "at"), g_get_real_time () / 1000);
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s · %s%s", whom != NULL ? whom : "", whom != NULL ? " · " : "", accord_record_text (run, "why"), when,
                                               undone ? _ (" · undone") : "");
  gint64 txn = accord_record_born (run);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title (run));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (undone)
    gtk_widget_add_css_class (row, "secondary");
  else if (!accord_workspace_is_read_only (self->workspace))
    {
      button = gtk_button_new_from_icon_name ("accord-undo-symbolic");
      g_object_set (button, "valign", GTK_ALIGN_CENTER, "tooltip-text", _ ("Undo What Was Done With This"), NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Undo What Was Done With This"), -1);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), "txn", g_memdup2 (&txn, sizeof txn), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (undo_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  accord_group_add_row (self->group, self->rows, row);
}

static GPtrArray *
load_runs (Log *self, gboolean deleted, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_automation_run_kind);

  accord_query_add_number (query, "automation", ACCORD_OP_IS, self->rule);
  accord_query_set_sort (query, "at", TRUE, NULL);
  accord_query_set_deleted (query, deleted);
  accord_query_set_limit (query, LOG_MAX);
  return dex_await_boxed (accord_store_select (accord_workspace_get_store (self->workspace), query), error);
}

static void
clear (Log *self)
{
  accord_group_clear_rows (self->group, self->rows);
}

static DexFuture *
show_fiber (gpointer data)
{
  Log *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = load_runs (self, FALSE, &error);
  g_autoptr (GPtrArray) undone = runs != NULL ? load_runs (self, TRUE, &error) : NULL;

  if (self->group == NULL)
    return dex_future_new_true ();
  if (undone == NULL)
    {
      adw_preferences_group_set_description (self->group, error->message);
      return dex_future_new_true ();
    }
  clear (self);
  for (guint i = 0; i < runs->len; i++)
    add_run (self, runs->pdata[i], FALSE);
  for (guint i = 0; i < undone->len; i++)
    add_run (self, undone->pdata[i], TRUE);
  adw_preferences_group_set_description (self->group, runs->len + undone->len > 0 ? NULL : _ ("It has done nothing yet."));
  return dex_future_new_true ();
}

static void
show (Log *self)
{
  dex_future_disown (dex_scheduler_spawn (NULL, 0, show_fiber, log_ref (self), log_unref));
}

static void
committed_cb (AccordJournal *journal, const AccordChangeSet *set, gpointer data)
{
  if (accord_change_set_touches (set, &accord_automation_run_kind))
    show (data);
}

static void
group_gone (gpointer data)
{
  Log *self = data;

  self->group = NULL;
  g_signal_handlers_disconnect_by_data (accord_workspace_get_journal (self->workspace), self);
  log_unref (self);
}

/**
 * accord_rule_log_fill:
 * @group: an empty group
 * @workspace: the open file
 * @rule: id of a rule
 *
 * Lists what the rule has done there, and goes on doing so as long as the group lives.
 */
void
accord_rule_log_fill (AdwPreferencesGroup *group, AccordWorkspace *workspace, gint64 rule)
{
  Log *self = g_new0 (Log, 1);

  g_atomic_ref_count_init (&self->refs);
  self->workspace = g_object_ref (workspace);
  self->group = group;
  self->rows = g_ptr_array_new ();
  self->rule = rule;
  g_signal_connect (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self);
  g_object_set_data_full (G_OBJECT (group), "accord-rule-log", self, group_gone);
  show (self);
}
