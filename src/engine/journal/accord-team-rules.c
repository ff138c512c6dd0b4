/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold within records about the team, whoever writes them. */

#include "accord-config.h"

#include "accord-team-rules.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordTransaction *transaction;
  const AccordKind *kind;
  const AccordValue *values;
} Draft;

static const AccordValue *
value_of (const Draft *draft, const char *name)
{
  return &draft->values[accord_kind_find (draft->kind, name)];
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, sentence);
  return FALSE;
}

static gboolean
check_days (const Draft *draft, GError **error)
{
  return value_of (draft, "begins_on")->number <= value_of (draft, "ends_on")->number ||
         refuse (error, _ ("The last day cannot be before the first. Check the two dates."));
}

static gboolean
check_goal (const Draft *draft, GError **error)
{
  const AccordValue *amount = value_of (draft, "amount"), *number = value_of (draft, "number");

  if (!check_days (draft, error))
    return FALSE;
  if (value_of (draft, "team")->has_number && value_of (draft, "member")->has_number)
    return refuse (error, _ ("A goal is a team's or a person's, not both. Choose one."));
  if (amount->has_number == number->has_number)
    return refuse (error, _ ("A goal needs an amount or a number, one of them. Fill it in."));
  return (amount->has_number ? amount->number : number->number) >= 0 ||
         refuse (error, _ ("A goal cannot be less than 0. Check its number."));
}

static gboolean
check_level (const AccordValue *value, gboolean required, GError **error)
{
  return (!value->has_number && !required) || (value->number >= 1 && value->number <= 5) ||
         refuse (error, _ ("A level is a number from 1 to 5. Choose one of them."));
}

static gboolean
check_rating (const Draft *draft, GError **error)
{
  if (value_of (draft, "rated_on")->number > accord_date_today ())
    return refuse (error, _ ("A rating cannot be from the future. Check its day."));
  return check_level (value_of (draft, "level"), TRUE, error);
}

static gboolean
check_competency (const Draft *draft, GError **error)
{
  static const char *const targets[] = { "target_representative", "target_manager", "target_marketing", "target_service" };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (!check_level (value_of (draft, targets[i]), FALSE, error))
      return FALSE;
  return TRUE;
}

/* A field of customers: by its name in the file, or as people read it, in any case. */
static int
customer_field (const AccordKind *customers, const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  int field = accord_kind_find_typed (customers, typed);

  for (int i = 0; field < 0 && i < customers->n_fields; i++)
    {
      g_autofree char *label = g_utf8_casefold (accord_field_label (&customers->fields[i]), -1);

      if (!(customers->fields[i].flags & ACCORD_FIELD_HIDDEN) && strcmp (label, folded) == 0)
        field = i;
    }
  return field;
}

static gboolean
check_assignment (const Draft *draft, GError **error)
{
  const AccordKind *customers = accord_reader_get_kind (accord_writer_reader (draft->transaction->writer), &accord_customer_kind);
  const char *field = value_of (draft, "field")->text, *words = value_of (draft, "words")->text;

  if (g_strcmp0 (value_of (draft, "way")->text, "member") == 0 && !value_of (draft, "member")->has_number)
    return refuse (error, _ ("This rule gives customers to one person. Choose whom."));
  if (field == NULL && words != NULL) /* it would take all customers */
    return refuse (error, _ ("Words are looked for in a field of the customer. Say in which, such as “industry”, or leave the words out."));
  if (field != NULL && customer_field (customers, field) < 0)
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                   _ ("Customers have no field called “%s”; name one they have, such as “city”."), field);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_member (const Draft *draft, GError **error)
{
  const AccordValue *joined = value_of (draft, "joined_on"), *left = value_of (draft, "left_on");

  return !joined->has_number || !left->has_number || joined->number <= left->number ||
         refuse (error, _ ("Nobody leaves before joining. Check the two dates."));
}

static const struct {
  const AccordKind *kind;
  gboolean (*check) (const Draft *draft, GError **error);
} checks[] = {
  { &accord_member_kind, check_member },
  { &accord_goal_kind, check_goal },
  { &accord_absence_kind, check_days },
  { &accord_rating_kind, check_rating },
  { &accord_competency_kind, check_competency },
  { &accord_assignment_kind, check_assignment },
};

/**
 * accord_team_rules_check:
 * @values: all values as they will be
 *
 * Returns: %FALSE with a sentence
 */
gboolean
accord_team_rules_check (AccordTransaction *self, const AccordKind *kind, const AccordValue *values, GError **error)
{
  const Draft draft = { self, kind, values };

  /* What another computer or a file says of the past is taken as it is. */
  if (self->set->origin != ACCORD_ORIGIN_EDIT)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (accord_kind_is (checks[i].kind, kind))
      return checks[i].check (&draft, error);
  return TRUE;
}

/**
 * accord_team_rules_follow:
 * @kind: of a record that is made or changed
 * @id: of it
 * @values: all values as they will be
 *
 * A rule keeps the name of its field, not the word for it in the language of who made the rule: colleagues may read others.
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_team_rules_follow (AccordTransaction *self, const AccordKind *kind, gint64 id, const AccordValue *values, GError **error)
{
  const AccordKind *customers = accord_reader_get_kind (accord_writer_reader (self->writer), &accord_customer_kind);
  int at = accord_kind_is (kind, &accord_assignment_kind) ? accord_kind_find (kind, "field") : -1;
  const char *typed = at >= 0 && self->set->origin == ACCORD_ORIGIN_EDIT ? values[at].text : NULL;
  int field = typed != NULL ? customer_field (customers, typed) : -1;
  g_auto (AccordValue) name = ACCORD_VALUE_INIT;

  if (field < 0 || g_str_equal (customers->fields[field].name, typed))
    return TRUE;
  accord_value_set_text (&name, customers->fields[field].name);
  return accord_transaction_set (self, kind, id, at, &name, error);
}
