/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The group “Probability” of a stage's page. */

#include "accord-config.h"

#include "accord-stage-odds.h"

#include "accord-commit.h"
#include "accord-deal-odds.h"
#include "accord-money.h"
#include "accord-unread.h"
#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *group; /* borrowed: owns this */
  AccordWorkspace *workspace;
  AccordEntity *stage;
  AdwActionRow *history;
  AdwActionRow *older;
  gint64 n_older;
  guint generation;
} Odds;

static void
odds_free (gpointer data)
{
  Odds *odds = data;

  g_object_unref (odds->workspace);
  g_object_unref (odds->stage);
  g_free (odds);
}

static Odds *
odds_of (gpointer group)
{
  return g_object_get_data (group, "odds");
}

/* Deals that came here at another default than today's; NULL: the stage has none. */
static AccordQuery *
older_query (AccordRecord *stage)
{
  gint64 now;
  AccordQuery *query;

  if (stage == NULL || !accord_record_get_number (stage, "probability", &now))
    return NULL;
  query = accord_query_new (&accord_deal_kind);
  accord_query_add_number (query, "stage", ACCORD_OP_IS, accord_record_id (stage));
  accord_query_add_number (query, "entry_odds", ACCORD_OP_NOT_EMPTY, 0);
  accord_query_add_number (query, "entry_odds", ACCORD_OP_IS_NOT, now);
  return query;
}

typedef struct {
  GWeakRef group;
  guint generation;
} Request;

static void
request_free (gpointer data)
{
  g_weak_ref_clear (&((Request *) data)->group);
  g_free (data);
}

static DexFuture *
counted_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  g_autoptr (GtkWidget) group = g_weak_ref_get (&request->group);
  Odds *odds = group ? odds_of (group) : NULL;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;

  if (value == NULL)
    accord_unread_note ("Deals of a stage could not be counted", error);
  if (value == NULL || odds == NULL || request->generation != odds->generation)
    return dex_future_new_true ();
  odds->n_older = g_value_get_int64 (value);
  number = accord_number_format (odds->n_older);
  title = g_strdup_printf (ngettext ("%s deal came here at another default", "%s deals came here at another default",
                                     (gulong) odds->n_older), number);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (odds->older), title);
  gtk_widget_set_visible (GTK_WIDGET (odds->older), odds->n_older > 0);
  return dex_future_new_true ();
}

static void
count_older (Odds *odds)
{
  g_autoptr (AccordQuery) query = older_query (accord_entity_get_record (odds->stage));
  Request *request;

  odds->generation++;
  if (query == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (odds->older), FALSE);
      return;
    }
  request = g_new0 (Request, 1);
  g_weak_ref_init (&request->group, odds->group);
  request->generation = odds->generation;
  dex_future_disown (dex_future_finally (accord_store_count (accord_workspace_get_store (odds->workspace), query), counted_cb,
                                         request, request_free));
}

static void
show_history (Odds *odds)
{
  AccordRecord *stage = accord_entity_get_record (odds->stage);
  int percent = 0;
  gboolean speaks = stage != NULL && accord_stage_record_odds (stage, &percent) == ACCORD_ODDS_HISTORY;
  g_autofree char *title = speaks ? g_strdup_printf (_("Own history: %d%%"), percent) : g_strdup (_("Own history: not enough yet"));
  g_autofree char *words = NULL;

  if (speaks)
    words = g_strdup_printf (_("Of %2$d deals that came here and were closed, %1$d were won. This counts in place of the default."),
                             (int) accord_record_number (stage, "history_won"),
                             (int) accord_record_number (stage, "history_closed"));
  else
    words = g_strdup_printf (_("From %d closed deals on it counts in place of the default."), ACCORD_ODDS_ENOUGH);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (odds->history), title);
  adw_action_row_set_subtitle (odds->history, words);
}

static void
changed_cb (GtkWidget *group)
{
  Odds *odds = odds_of (group);

  show_history (odds);
  count_older (odds);
}

static void
committed_cb (GtkWidget *group, const AccordChangeSet *set)
{
  if (accord_change_set_touches (set, &accord_deal_kind))
    count_older (odds_of (group));
}

static DexFuture *
reapply_fiber (gpointer data)
{
  AccordEntity *entity = data;
  AccordWorkspace *workspace = g_object_get_data (data, "reapply-workspace");
  AccordRecord *stage = accord_entity_get_record (entity);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordQuery) query = older_query (stage);
  g_autoptr (AccordIds) ids = query ? dex_await_boxed (accord_store_find (accord_workspace_get_store (workspace), query), &error) : NULL;
  g_autofree char *label = NULL;
  g_autoptr (AccordEdit) edit = NULL;
  g_autoptr (AccordChangeSet) set = NULL;

  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (ids == NULL || ids->n_ids == 0)
    return dex_future_new_for_int64 (0);
  label = g_strdup_printf (ngettext ("Probability of %1$u deal in %2$s as the stage has it", "Probability of %1$u deals in %2$s as the stage has it",
                                     ids->n_ids), ids->n_ids, accord_record_title (stage));
  edit = accord_edit_new (label);
  for (guint i = 0; i < ids->n_ids; i++)
    accord_edit_set_number (edit, &accord_deal_kind, ids->ids[i], "entry_odds", accord_record_number (stage, "probability"));
  set = dex_await_boxed (accord_journal_commit (accord_workspace_get_journal (workspace), edit), &error);
  return set ? dex_future_new_for_int64 (ids->n_ids) : dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_stage_odds_reapply:
 * @workspace: the open file
 * @stage: id of a stage that is loaded
 *
 * Gives the deals of the stage the default that it has now, as one change.
 *
 * Returns: (transfer full): a future that resolves to how many deals had another one
 */
DexFuture *
accord_stage_odds_reapply (AccordWorkspace *workspace, gint64 stage)
{
  AccordEntity *entity = accord_workspace_get_entity (workspace, &accord_stage_kind, stage);

  g_object_set_data_full (G_OBJECT (entity), "reapply-workspace", g_object_ref (workspace), g_object_unref);
  return dex_scheduler_spawn (NULL, 0, reapply_fiber, entity, g_object_unref);
}

static DexFuture *
failed_cb (DexFuture *future, gpointer data)
{
  g_autoptr (GtkWidget) group = g_weak_ref_get (&((Request *) data)->group);
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (group != NULL)
    accord_say_error (group, error->message);
  else
    g_warning ("%s", error->message);
  return dex_future_new_true ();
}

static void
reapply_cb (GtkWidget *group)
{
  Odds *odds = odds_of (group);
  Request *request = g_new0 (Request, 1);

  g_weak_ref_init (&request->group, group);
  dex_future_disown (dex_future_catch (accord_stage_odds_reapply (odds->workspace, accord_entity_get_id (odds->stage)), failed_cb,
                                       request, request_free));
}

static void
make_rows (Odds *odds)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Re-apply"));

  odds->history = ADW_ACTION_ROW (adw_action_row_new ());
  odds->older = ADW_ACTION_ROW (adw_action_row_new ());
  adw_action_row_set_subtitle (odds->older, _("They count with the one they came at. Re-apply gives them today's."));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !accord_workspace_is_read_only (odds->workspace));
  g_signal_connect_object (button, "clicked", G_CALLBACK (reapply_cb), odds->group, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (odds->older, button);
  gtk_widget_set_visible (GTK_WIDGET (odds->older), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (odds->group), GTK_WIDGET (odds->history));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (odds->group), GTK_WIDGET (odds->older));
}

/**
 * accord_stage_odds_new:
 * @workspace: the open file
 * @stage: a stage
 *
 * Returns: (transfer floating): a group of preferences
 */
GtkWidget *
accord_stage_odds_new (AccordWorkspace *workspace, AccordEntity *stage)
{
  GtkWidget *group = adw_preferences_group_new ();
  Odds *odds = g_new0 (Odds, 1);

  odds->group = group;
  odds->workspace = g_object_ref (workspace);
  odds->stage = g_object_ref (stage);
  g_object_set_data_full (G_OBJECT (group), "odds", odds, odds_free);
  make_rows (odds);
  g_signal_connect_object (stage, "notify::record", G_CALLBACK (changed_cb), group, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), group,
                           G_CONNECT_SWAPPED);
  changed_cb (group);
  return group;
}
