/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Assignment rules within a change set: on every customer that is created or imported without an owner, and
 * on those of the pool that somebody gives out. Database thread. */

#include "accord-config.h"

#include "accord-assigner.h"

#include <glib/gi18n-lib.h>

static AccordAssigner *
assigner_of (AccordTransaction *self, GError **error)
{
  if (self->assigner == NULL)
    self->assigner = accord_assigner_load (accord_writer_reader (self->writer), accord_date_today (), error);
  return self->assigner;
}

/**
 * accord_assigned_clear:
 * @assigned: may be cleared twice
 */
void
accord_assigned_clear (AccordAssigned *assigned)
{
  for (int i = 0; i < assigned->n_values; i++)
    accord_value_clear (&assigned->values[i]);
  g_clear_pointer (&assigned->values, g_free);
  assigned->n_values = 0;
}

/**
 * accord_assigned_begin:
 * @assigned: (out): a copy of @values that may be changed
 */
void
accord_assigned_begin (AccordAssigned *assigned, const AccordKind *kind, const AccordValue *values)
{
  assigned->n_values = kind->n_fields;
  assigned->values = g_new0 (AccordValue, kind->n_fields);
  for (int i = 0; i < kind->n_fields; i++)
    accord_value_copy (&assigned->values[i], &values[i]);
}

/* Whose turn it was is kept in the same change set, so that undo gives it back. */
static gboolean
keep_turns (AccordTransaction *self, GError **error)
{
  int field = accord_kind_find (&accord_assignment_kind, "turn");
  gint64 rule, member;

  for (guint i = 0; member = accord_assigner_last (self->assigner, i, &rule), rule != 0; i++)
    {
      g_auto (AccordValue) value = ACCORD_VALUE_INIT;

      if (member == 0)
        continue;
      accord_value_set_number (&value, member);
      if (!accord_transaction_set (self, &accord_assignment_kind, rule, field, &value, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_assigner_assign:
 * @values: of a record that is about to be created
 * @assigned: (out): its values with an owner, where a rule gives it one
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_assigner_assign (AccordTransaction *self, const AccordKind *kind, const AccordValue *values, AccordAssigned *assigned,
                        GError **error)
{
  int owner = accord_kind_is (kind, &accord_customer_kind) ? accord_kind_find (kind, "owner") : -1;
  AccordDecision decision;

  if (owner < 0 || values[owner].has_number ||
      (self->set->origin != ACCORD_ORIGIN_EDIT && self->set->origin != ACCORD_ORIGIN_IMPORT))
    return TRUE;
  if (assigner_of (self, error) == NULL)
    return FALSE;
  if (accord_assigner_is_empty (self->assigner))
    return TRUE;
  decision = accord_assigner_decide (self->assigner, kind, values);
  if (decision.member == 0)
    return TRUE;
  accord_assigned_begin (assigned, kind, values);
  accord_value_set_number (&assigned->values[owner], decision.member);
  accord_value_set_number (&assigned->values[accord_kind_find (kind, "given_by")], decision.rule);
  return keep_turns (self, error);
}

/* Those of the pool */

typedef struct {
  gint64 *ids;
  guint n_ids;
} Run;

static void
run_free (gpointer data)
{
  g_free (((Run *) data)->ids);
  g_free (data);
}

static gboolean
give (AccordBulk *bulk, AccordAssigner *self, gint64 id, GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (accord_bulk_reader (bulk), &accord_customer_kind);
  g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);
  g_auto (AccordValue) owner = ACCORD_VALUE_INIT, rule = ACCORD_VALUE_INIT;
  AccordDecision decision;

  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordValue *value = accord_bulk_get (bulk, kind, id, i, error);

      if (value == NULL)
        return FALSE;
      values[i] = *value; /* borrowed: nothing is written in between */
    }
  if (values[accord_kind_find (kind, "owner")].has_number)
    return TRUE;
  decision = accord_assigner_decide (self, kind, values);
  if (decision.member == 0)
    return TRUE;
  accord_value_set_number (&owner, decision.member);
  accord_value_set_number (&rule, decision.rule);
  return accord_bulk_set (bulk, kind, id, accord_kind_find (kind, "owner"), &owner, error) &&
         accord_bulk_set (bulk, kind, id, accord_kind_find (kind, "given_by"), &rule, error);
}

static gboolean
run (AccordBulk *bulk, gpointer data, GError **error)
{
  Run *asked = data;
  g_autoptr (AccordAssigner) self = accord_assigner_load (accord_bulk_reader (bulk), accord_date_today (), error);
  int last = accord_kind_find (&accord_assignment_kind, "turn");
  gint64 rule, member;

  for (guint i = 0; self != NULL && i < asked->n_ids; i++)
    if (!give (bulk, self, asked->ids[i], error))
      return FALSE;
  for (guint i = 0; self != NULL && (member = accord_assigner_last (self, i, &rule), rule != 0); i++)
    {
      g_auto (AccordValue) value = ACCORD_VALUE_INIT;

      if (member == 0)
        continue;
      accord_value_set_number (&value, member);
      if (!accord_bulk_set (bulk, &accord_assignment_kind, rule, last, &value, error))
        return FALSE;
    }
  return self != NULL;
}

/**
 * accord_assignment_run:
 * @ids: (array length=n_ids): customers; those that have an owner keep it
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet
 */
DexFuture *
accord_assignment_run (AccordJournal *journal, const gint64 *ids, guint n_ids)
{
  Run *asked = g_new0 (Run, 1);
  g_autofree char *label =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Gave %u customer out by the rules", "Gave %u customers out by the rules", n_ids), n_ids);

  asked->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  asked->n_ids = n_ids;
  return accord_journal_bulk_edit (journal, label, n_ids, run, asked, run_free);
}
