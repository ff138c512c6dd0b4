/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which stages the cards that travel may not enter yet, and what each asks for first: one read when a drag begins. */

#include "accord-config.h"

#include "accord-board-context-private.h"

#include "accord-gate.h"
#include "accord-unread.h"

#define ASKED_MAX 200 /* deals of which is asked what holds them back */

typedef struct {
  AccordBoardContext *context;
  guint generation;
} Request;

static void
request_free (gpointer data)
{
  g_object_unref (((Request *) data)->context);
  g_free (data);
}

static DexFuture *
locks_answered_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  AccordBoardContext *self = request->context;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  GPtrArray *unmet = value ? g_value_get_boxed (value) : NULL;

  if (unmet == NULL)
    accord_unread_note ("What stages ask for could not be read", error);
  for (guint i = 0; unmet != NULL && request->generation == self->locks_generation && i < unmet->len; i++)
    {
      const AccordCriterion *criterion = g_ptr_array_index (unmet, i);

      if (criterion->type != ACCORD_CRITERION_LOSS && !g_hash_table_contains (self->locks, &criterion->to))
        g_hash_table_insert (self->locks, g_memdup2 (&criterion->to, sizeof criterion->to),
                             accord_criterion_describe (criterion));
    }
  if (g_hash_table_size (self->locks) > 0)
    accord_board_context_tell (self);
  return dex_future_new_true ();
}

static void
add_stage_cb (AccordBoardColumn *column, gpointer data)
{
  gint64 stage = accord_board_column_get_stage_id (column);

  if (stage != 0)
    g_array_append_val ((GArray *) data, stage);
}

/* Why nothing can be put into a group is known at once. */
static void
lock_group_cb (AccordBoardColumn *column, gpointer data)
{
  AccordBoardContext *self = data;
  AccordBoardGroup *group = accord_board_column_get_group (column);
  const char *refusal = group ? accord_board_group_get_refusal (group) : NULL;
  gint64 key = accord_board_column_get_key (column);

  if (refusal != NULL)
    g_hash_table_insert (self->locks, g_memdup2 (&key, sizeof key), g_strdup (refusal));
}

/**
 * accord_board_locks_ask:
 * @self: a context in which cards travel
 *
 * Finds out which stages they may not enter yet; marks change when it is known.
 */
void
accord_board_locks_ask (AccordBoardContext *self)
{
  g_autoptr (GArray) stages = g_array_new (FALSE, FALSE, sizeof (gint64));
  Request *request;
  DexFuture *future;

  accord_board_context_each_column (self, lock_group_cb, self);
  if (g_hash_table_size (self->locks) > 0)
    accord_board_context_tell (self);
  accord_board_context_each_column (self, add_stage_cb, stages);
  if (stages->len == 0)
    return;
  request = g_new0 (Request, 1);
  *request = (Request) { g_object_ref (self), self->locks_generation };
  future = accord_gate_ask (accord_workspace_get_store (accord_board_context_get_workspace (self)),
                            (const gint64 *) (void *) self->dragged->data, MIN (self->dragged->len, ASKED_MAX),
                            (const gint64 *) (void *) stages->data, stages->len);
  dex_future_disown (dex_future_finally (future, locks_answered_cb, request, request_free));
}
