/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Validation of every write, from the kinds' tables. */
#include "accord-config.h"

#include "accord-credit-rules.h"
#include "accord-follow-rules.h"
#include "accord-locked-books.h"
#include "accord-offer-rules.h"
#include "accord-rights-rules.h"
#include "accord-rules.h"
#include "accord-team-rules.h"
#include "accord-ticket-rules.h"

#include <glib/gi18n-lib.h>

static gboolean
fail_field (const AccordKind *kind, const AccordField *field, const char *why, GError **error)
{
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _ ("%s, %s: %s"), accord_kind_label (kind),
               accord_field_label (field), why);
  return FALSE;
}

/* A link must point to a living record; one that was there before may stay. */
static gboolean
check_link (AccordTransaction *self, const AccordKind *kind, const AccordField *field, const AccordValue *value,
            GError **error)
{
  if (accord_field_is_link (field) && value->has_number &&
      !accord_writer_is_living (self->writer, accord_field_target (field), value->number))
    return fail_field (kind, field, _ ("the record it points to is not there any more; choose another."), error);
  return TRUE;
}

static gboolean
check_value (AccordTransaction *self, const AccordKind *kind, int index, const AccordValue *value, GError **error)
{
  const AccordField *field = &kind->fields[index];

  if (!accord_field_check (field, value, error))
    return FALSE;
  return self->bulk || check_link (self, kind, field, value, error);
}

gboolean
accord_rules_check_new (AccordTransaction *self, const AccordKind *kind, const AccordValue *values, GError **error)
{
  for (int i = 0; i < kind->n_fields; i++)
    if (!check_value (self, kind, i, &values[i], error))
      return FALSE;
  return accord_rules_check_record (self, kind, NULL, values, G_MAXUINT64, error);
}

/**
 * accord_rules_check_changed:
 * @self: a change set being written
 * @pending: a record before and after; only fields that changed are checked
 *
 * Returns: %FALSE with an #AccordRuleError that names the field and what it takes
 */
gboolean
accord_rules_check_changed (AccordTransaction *self, AccordPending *pending, GError **error)
{
  if (pending->kind->flags & ACCORD_KIND_APPEND_ONLY)
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                   _ ("%s are history and cannot be edited; undo the change that made them."),
                   accord_kind_plural (pending->kind));
      return FALSE;
    }
  for (int i = 0; i < pending->kind->n_fields; i++)
    if ((pending->changed & (G_GUINT64_CONSTANT (1) << i)) &&
        !check_value (self, pending->kind, i, &pending->after[i], error))
      return FALSE;
  return accord_rules_check_record (self, pending->kind, pending->before, pending->after, pending->changed, error);
}

/**
 * accord_rules_follow_new:
 * @self: a change set being written
 * @kind: of a record just created
 * @id: of it
 * @values: one for each field of @kind
 *
 * What else follows from it: offers, shares of credit, the entry into a stage. In bulk the last is left to whoever
 * imports. And what locked books say of it.
 *
 * Returns: %FALSE with an error; the whole change set is given up then
 */
gboolean
accord_rules_follow_new (AccordTransaction *self, const AccordKind *kind, gint64 id, const AccordValue *values,
                         GError **error)
{
  if (!accord_offer_rules_follow_new (self, kind, id, values, error) || !accord_team_rules_follow (self, kind, id, values, error))
    return FALSE;
  accord_credit_rules_touch (self, kind, values);
  return !accord_kind_is (kind, &accord_deal_kind) ||
         ((self->bulk || accord_transition_created (self, id, values, error)) &&
          accord_locked_books_follow_new (self, kind, id, values, error));
}

/**
 * accord_rules_follow_changed:
 * @self: a change set being written
 * @pending: a record before and after, checked; further fields may be set
 *
 * Returns: %FALSE with an error; the whole change set is given up then
 */
gboolean
accord_rules_follow_changed (AccordTransaction *self, AccordPending *pending, GError **error)
{
  if (!accord_offer_rules_follow_changed (self, pending, error) || !accord_follow_rules_follow_changed (self, pending, error) ||
      !accord_ticket_rules_follow (self, pending, error) ||
      !accord_team_rules_follow (self, pending->kind, pending->id, pending->after, error))
    return FALSE;
  accord_credit_rules_touch (self, pending->kind, pending->after);
  if (accord_kind_is (pending->kind, &accord_customer_kind) && !accord_pool_rules_follow (self, pending, error))
    return FALSE;
  return !accord_kind_is (pending->kind, &accord_deal_kind) ||
         (accord_transition_moved (self, pending, error) && accord_locked_books_follow (self, pending, error) &&
          accord_credit_rules_follow (self, pending, error));
}
