/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of an AccordIdList being turned into others: whole answers of the store, and single rows
 * taken out and put in by an owner that knows what a commit does to them.
 *
 *   hold ──▶ remove, insert, show ──▶ release
 *
 * While it is held, answers of the store are not shown: they would show the state before a commit that
 * is under way. */

#include "accord-id-list-private.h"

static void
told_items_changed (gpointer data, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (data), position, removed, added);
}

static void
told_sections_changed (gpointer data, guint position, guint n_rows)
{
  gtk_section_model_sections_changed (GTK_SECTION_MODEL (data), position, n_rows);
}

static const AccordIdSequenceEvents events = { told_items_changed, told_sections_changed };

/*< private >
 * accord_id_list_set_empty_reason:
 * @reason: why nothing is shown
 * @error: (nullable): the sentence, if it could not be read
 *
 * Notifies if it differs.
 */
void
accord_id_list_set_empty_reason (AccordIdList *self, AccordEmptyReason reason, const char *error)
{
  gboolean changed = g_set_str (&self->error, error);

  if (self->empty_reason == reason && !changed)
    return;
  self->empty_reason = reason;
  g_object_notify_by_pspec (G_OBJECT (self), accord_id_list_props[PROP_EMPTY_REASON]);
}

static void
told (AccordIdList *self, guint n_before)
{
  if (n_before != accord_id_sequence_n (&self->sequence))
    g_object_notify_by_pspec (G_OBJECT (self), accord_id_list_props[PROP_N_ITEMS]);
}

/*< private >
 * accord_id_list_replace:
 * @order: (transfer full): the rows from now on
 *
 * Shows other rows.
 */
void
accord_id_list_replace (AccordIdList *self, AccordIdOrder *order)
{
  guint n = accord_id_sequence_n (&self->sequence);

  accord_row_loader_shift (self->loader);
  if (self->fresh)
    accord_id_sequence_reset (&self->sequence, order, &events, self);
  else
    accord_id_sequence_replace (&self->sequence, order, &events, self);
  self->fresh = FALSE;
  told (self, n);
}

/**
 * accord_id_list_hold:
 * @self: a list
 *
 * Answers of the store are not shown until accord_id_list_release() has been called as often: the
 * list shows the outcome of a commit that is under way.
 */
void
accord_id_list_hold (AccordIdList *self)
{
  g_return_if_fail (ACCORD_IS_ID_LIST (self));

  self->holds++;
  self->generation++; /* what was asked before the commit would show the state before it */
  self->stale |= self->running || self->rest.source != 0;
  self->running = FALSE;
  accord_frame_call_clear (&self->rest);
}

/**
 * accord_id_list_show:
 * @self: a list that is held
 * @ids: (transfer full) (array length=n_ids): its rows for now, made with g_new()
 * @n_ids: how many
 *
 * Shows these rows until the list finds again.
 */
void
accord_id_list_show (AccordIdList *self, gint64 *ids, guint n_ids)
{
  g_return_if_fail (ACCORD_IS_ID_LIST (self));
  g_return_if_fail (self->holds > 0);

  accord_id_list_replace (self, accord_id_order_new_take (ids, n_ids));
  if (n_ids > 0)
    accord_id_list_set_empty_reason (self, ACCORD_EMPTY_NOT, NULL);
}

static void
count_total (AccordIdList *self, gint64 by)
{
  if (self->total < 0)
    return;
  self->total += by;
  g_object_notify_by_pspec (G_OBJECT (self), accord_id_list_props[PROP_TOTAL]);
}

/**
 * accord_id_list_remove:
 * @self: a list
 * @position: the first row to go
 * @n: how many
 *
 * Takes rows out that its query finds no longer, or will not after a commit under way.
 */
void
accord_id_list_remove (AccordIdList *self, guint position, guint n)
{
  guint before;

  g_return_if_fail (ACCORD_IS_ID_LIST (self));

  before = accord_id_sequence_n (&self->sequence);
  accord_row_loader_shift (self->loader);
  accord_id_sequence_remove (&self->sequence, position, n, &events, self);
  count_total (self, -(gint64) n);
  told (self, before);
  if (before == n)
    accord_id_list_set_empty_reason (self, ACCORD_EMPTY_NO_MATCH, NULL);
}

/**
 * accord_id_list_insert:
 * @self: a list
 * @position: the row above which they go
 * @ids: (array length=n): records it does not show
 * @n: how many
 *
 * Puts rows in that its query finds now, or will after a commit under way.
 */
void
accord_id_list_insert (AccordIdList *self, guint position, const gint64 *ids, guint n)
{
  guint before;

  g_return_if_fail (ACCORD_IS_ID_LIST (self));

  before = accord_id_sequence_n (&self->sequence);
  accord_row_loader_shift (self->loader);
  accord_id_sequence_insert (&self->sequence, position, ids, n, &events, self);
  count_total (self, n);
  told (self, before);
  accord_id_list_set_empty_reason (self, ACCORD_EMPTY_NOT, NULL);
}

/**
 * accord_id_list_release:
 * @self: a list that is held
 *
 * Ends one accord_id_list_hold(). After the last one the list finds again within a frame if an answer
 * was not shown meanwhile.
 */
void
accord_id_list_release (AccordIdList *self)
{
  g_return_if_fail (ACCORD_IS_ID_LIST (self));
  g_return_if_fail (self->holds > 0);

  if (--self->holds == 0 && self->stale)
    accord_frame_call_queue (&self->refresh);
}

/**
 * accord_id_list_is_settled:
 * @self: a list
 *
 * Returns: whether it shows all that its query finds, and nothing that was asked is still to come
 */
gboolean
accord_id_list_is_settled (AccordIdList *self)
{
  g_return_val_if_fail (ACCORD_IS_ID_LIST (self), FALSE);
  return !self->running && !self->stale && self->refresh.source == 0 && self->total >= 0;
}
