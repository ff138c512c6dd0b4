/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPicks: the selection of a list of any length. All rows are picked as a query, so that a million
 * cost nothing; ids are kept only for what a person named. Main thread. */

#include "accord-config.h"

#include "accord-picks.h"

#include "accord-id-choice.h"

struct _AccordPicks {
  GObject parent_instance;

  AccordIdList *list;
  AccordIdChoice choice;
  AccordQuery *query; /* that all of the choice are of; NULL: some ids are picked */
  gboolean active;
};

G_DEFINE_FINAL_TYPE (AccordPicks, accord_picks, G_TYPE_OBJECT)

static guint changed_signal;

static void
tell (AccordPicks *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
clear (AccordPicks *self)
{
  accord_id_choice_set_all (&self->choice, FALSE);
  g_clear_pointer (&self->query, accord_query_unref);
}

/* "All" meant the rows that were there. */
static void
query_changed_cb (AccordPicks *self)
{
  if (self->query == NULL)
    return;
  clear (self);
  tell (self);
}

/* Whether a picked one was among them. */
static gboolean
forgets (AccordPicks *self, const AccordKind *kind, char operation, gint64 first, gint64 last)
{
  gint64 before = accord_picks_get_n (self);

  if (operation != 'd' || !accord_kind_is (kind, accord_query_kind (accord_id_list_get_query (self->list))))
    return FALSE;
  accord_id_choice_forget (&self->choice, first, last);
  return self->query == NULL && accord_picks_get_n (self) != before;
}

/* What is gone is picked no more. Who merged or deleted picked records here has done what they were picked for; a
 * colleague who did leaves the others picked. */
static void
committed_cb (AccordPicks *self, const AccordChangeSet *set)
{
  gboolean gone = FALSE;

  if (!self->active || accord_id_list_get_query (self->list) == NULL)
    return;
  for (guint i = 0; i < set->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (set->changes, AccordChange, i);

      gone |= forgets (self, change->kind, change->operation, change->id, change->id);
    }
  for (guint i = 0; i < set->spans->len; i++)
    {
      const AccordChangeSpan *span = &g_array_index (set->spans, AccordChangeSpan, i);

      gone |= forgets (self, span->kind, span->operation, span->first, span->last);
    }
  if (gone && set->origin == ACCORD_ORIGIN_EDIT)
    accord_picks_set_active (self, FALSE);
  else if (gone)
    tell (self);
}

static void
accord_picks_dispose (GObject *object)
{
  AccordPicks *self = ACCORD_PICKS (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_pointer (&self->query, accord_query_unref);
  G_OBJECT_CLASS (accord_picks_parent_class)->dispose (object);
}

static void
accord_picks_finalize (GObject *object)
{
  accord_id_choice_clear (&ACCORD_PICKS (object)->choice);
  G_OBJECT_CLASS (accord_picks_parent_class)->finalize (object);
}

static void
accord_picks_class_init (AccordPicksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_picks_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_picks_finalize;
  changed_signal = g_signal_new ("changed", ACCORD_TYPE_PICKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_picks_init (AccordPicks *self)
{
  accord_id_choice_init (&self->choice);
}

/**
 * accord_picks_new:
 * @list: the rows
 *
 * Returns: (transfer full): nothing picked, not in selection mode
 */
AccordPicks *
accord_picks_new (AccordIdList *list)
{
  AccordPicks *self = g_object_new (ACCORD_TYPE_PICKS, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_swapped (list, "notify::query", G_CALLBACK (query_changed_cb), self);
  g_signal_connect_object (accord_workspace_get_journal (accord_id_list_get_workspace (list)), "committed",
                           G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * accord_picks_get_active:
 * @self: the picks
 *
 * Returns: whether the list is in selection mode; it may be with nothing picked
 */
gboolean
accord_picks_get_active (AccordPicks *self)
{
  g_return_val_if_fail (ACCORD_IS_PICKS (self), FALSE);
  return self->active;
}

/**
 * accord_picks_set_active:
 * @self: picks
 * @active: whether rows show checks; ending it forgets what was picked
 */
void
accord_picks_set_active (AccordPicks *self, gboolean active)
{
  g_return_if_fail (ACCORD_IS_PICKS (self));

  if (self->active == active)
    return;
  self->active = active;
  if (!active)
    clear (self);
  tell (self);
}

/**
 * accord_picks_has:
 * @self: picks
 * @id: a record of the list
 *
 * Returns: whether it is picked
 */
gboolean
accord_picks_has (AccordPicks *self, gint64 id)
{
  g_return_val_if_fail (ACCORD_IS_PICKS (self), FALSE);
  return accord_id_choice_has (&self->choice, id);
}

/**
 * accord_picks_toggle:
 * @self: picks
 * @id: a record of the list
 *
 * Picks it or puts it back; selection mode begins with the first.
 */
void
accord_picks_toggle (AccordPicks *self, gint64 id)
{
  g_return_if_fail (ACCORD_IS_PICKS (self) && id != 0);

  accord_id_choice_set (&self->choice, id, !accord_picks_has (self, id));
  self->active = TRUE;
  tell (self);
}

/**
 * accord_picks_add_range:
 * @self: picks
 * @from: a row
 * @to: a row, before or behind it
 *
 * Picks both rows and those between.
 */
void
accord_picks_add_range (AccordPicks *self, guint from, guint to)
{
  guint n = MAX (from, to) - MIN (from, to) + 1;
  g_autofree gint64 *ids = NULL;

  g_return_if_fail (ACCORD_IS_PICKS (self));

  ids = accord_id_list_dup_ids (self->list, MIN (from, to), &n);
  accord_id_choice_set_many (&self->choice, ids, n, TRUE);
  self->active = TRUE;
  tell (self);
}

/**
 * accord_picks_add_all:
 * @self: picks
 *
 * Picks every row of the list's query, however many.
 */
void
accord_picks_add_all (AccordPicks *self)
{
  g_return_if_fail (ACCORD_IS_PICKS (self) && accord_id_list_get_query (self->list) != NULL);

  clear (self);
  accord_id_choice_set_all (&self->choice, TRUE);
  self->query = accord_query_ref (accord_id_list_get_query (self->list));
  self->active = TRUE;
  tell (self);
}

/**
 * accord_picks_get_n:
 * @self: picks
 *
 * Returns: how many are picked
 */
gint64
accord_picks_get_n (AccordPicks *self)
{
  gint64 whole;

  g_return_val_if_fail (ACCORD_IS_PICKS (self), 0);

  whole = MAX (accord_id_list_get_total (self->list), (gint64) accord_id_list_get_n (self->list));
  return accord_id_choice_count (&self->choice, (guint) MAX (whole, 0));
}

/**
 * accord_picks_get_selection:
 * @self: picks
 *
 * Returns: (transfer full): what is picked now, for a bulk action
 */
AccordSelection *
accord_picks_get_selection (AccordPicks *self)
{
  return accord_selection_new (accord_query_kind (accord_id_list_get_query (self->list)), self->query, accord_id_choice_named (&self->choice),
                               accord_picks_get_n (self));
}
