/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One change: the place on top of the column is read, the gate asked, and what was done is announced. */

#include "accord-config.h"

#include "accord-stage-move.h"

#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-gate-dialog.h"
#include "accord-query.h"
#include "accord-rank.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *from;
  AccordWorkspace *workspace;
  gint64 deal;
  gint64 stage;
  char *name; /* of the stage */
  char *label;
  char *words;
} Moving;

static void
moving_free (gpointer data)
{
  Moving *moving = data;

  g_object_unref (moving->from);
  g_object_unref (moving->workspace);
  g_free (moving->name);
  g_free (moving->label);
  g_free (moving->words);
  g_free (moving);
}

/* On top of its new column, as a card dropped there. */
static char *
find_rank (Moving *moving, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  g_autoptr (GPtrArray) first = NULL;

  accord_query_add_number (query, "stage", ACCORD_OP_IS, moving->stage);
  accord_query_set_sort (query, "stage", FALSE, NULL);
  accord_query_set_limit (query, 1);
  first = dex_await_boxed (accord_store_select (accord_workspace_get_store (moving->workspace), query), error);
  if (first == NULL)
    return NULL;
  return accord_rank_between (NULL, first->len > 0 ? accord_record_text (first->pdata[0], "stage") : NULL);
}

static DexFuture *
move_fiber (gpointer data)
{
  Moving *moving = data;
  g_autofree char *rank = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (!accord_gate_dialog_await (moving->from, moving->workspace, moving->deal, moving->stage, moving->name, &reason))
    return dex_future_new_true ();
  rank = find_rank (moving, &error);
  if (error != NULL)
    {
      accord_say_error (moving->from, error->message);
      return dex_future_new_true ();
    }
  edit = accord_edit_new (moving->label);
  if (reason != NULL)
    accord_edit_set_reason (edit, reason);
  accord_edit_set_both (edit, &accord_deal_kind, moving->deal, "stage", moving->stage, rank);
  set = dex_await_boxed (accord_commit_future (moving->from, moving->workspace, g_steal_pointer (&edit)), NULL); /* a refusal was told */
  if (set != NULL)
    accord_announce (moving->from, moving->words, FALSE);
  return dex_future_new_true ();
}

/**
 * accord_stage_move:
 * @from: the widget in which it was asked for
 * @workspace: the open file
 * @deal: a deal
 * @stage: where it goes
 *
 * Moves it as one change; a refusal is said in the window.
 */
void
accord_stage_move (GtkWidget *from, AccordWorkspace *workspace, AccordEntity *deal, AccordEntity *stage)
{
  Moving *moving = g_new0 (Moving, 1);
  const char *title = accord_entity_get_title (deal), *name = accord_entity_get_title (stage);

  moving->from = g_object_ref (from);
  moving->workspace = g_object_ref (workspace);
  moving->deal = accord_entity_get_id (deal);
  moving->stage = accord_entity_get_id (stage);
  moving->name = g_strdup (name);
  moving->label = g_strdup_printf (_("Moved “%s” to %s"), title, name);
  moving->words = g_strdup_printf (_("%s moved to %s"), title, name);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, move_fiber, moving, moving_free));
}
