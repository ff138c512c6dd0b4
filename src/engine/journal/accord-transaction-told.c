/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a change set tells those who follow the journal of what it has written. Database thread. */

#include "accord-config.h"

#include "accord-transaction.h"

/* What a stage asks for is read anew once it changed. */
static void
forget_gate (AccordTransaction *self, const AccordKind *kind)
{
  if (accord_kind_is (kind, &accord_stage_kind) || accord_kind_is (kind, &accord_stage_criterion_kind) ||
      accord_kind_is (kind, &accord_stage_task_kind) || accord_kind_is (kind, &accord_loss_reason_kind))
    g_clear_pointer (&self->gate, accord_gate_free);
}

/**
 * accord_transaction_told_span:
 * @self: a change set being written
 * @kind: of the records
 * @operation: what was done with them, as accord_transaction_told() takes it
 * @first: lowest id
 * @last: highest id; every living record between was touched
 *
 * Notes for those who follow the journal what is written already.
 */
void
accord_transaction_told_span (AccordTransaction *self, const AccordKind *kind, char operation, gint64 first, gint64 last)
{
  forget_gate (self, kind);
  accord_change_set_add_span (self->set, kind, operation, first, last);
}

/**
 * accord_transaction_told:
 * @self: a change set being written
 * @kind: of a record
 * @id: of it
 * @operation: ‘i’ created, ‘u’ changed, ‘d’ deleted, ‘r’ brought back
 * @fields: a bit for each field that changed
 *
 * As accord_transaction_told_span(), for one record. In bulk it is told as a span, without its fields.
 */
void
accord_transaction_told (AccordTransaction *self, const AccordKind *kind, gint64 id, char operation, guint64 fields)
{
  forget_gate (self, kind);
  if (self->bulk)
    accord_transaction_told_span (self, kind, operation, id, id);
  else
    accord_change_set_add (self->set, kind, id, operation, fields);
}
