/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold between the fields of one record, and between it and others of its kind. What one
 * field says by itself is in its kind's table. */
#include "accord-config.h"

#include "accord-follow-rules.h"
#include "accord-kept-rules.h"
#include "accord-offer-rules.h"
#include "accord-rights-rules.h"
#include "accord-team-rules.h"
#include "accord-ticket-rules.h"
#include "accord-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-custom-field.h"

#define VERIFY_DAYS_MAX 3650
#define CHAIN_MAX 100

/* A record as it will be. */
typedef struct {
  AccordTransaction *transaction;
  const AccordKind *kind;
  gint64 id;              /* 0: new */
  AccordRecord *before;   /* NULL: new */
  const AccordValue *values;
  guint64 changed;
} Draft;

static const AccordValue *
value_of (const Draft *draft, const char *name)
{
  return &draft->values[accord_kind_find (draft->kind, name)];
}

static gboolean
changes (const Draft *draft, const char *name)
{
  return (draft->changed & (G_GUINT64_CONSTANT (1) << accord_kind_find (draft->kind, name))) != 0;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, sentence);
  return FALSE;
}

static gboolean
check_birthday (const Draft *draft, GError **error)
{
  const AccordValue *birthday = value_of (draft, "birthday");

  return !birthday->has_number || birthday->number <= accord_date_today () ||
         refuse (error, _ ("A birthday cannot be in the future. Check the year."));
}

/* Whether following a link from record to record leads back to the first. */
static gboolean
leads_back (const Draft *draft, const char *name)
{
  gint64 next = value_of (draft, name)->number;

  for (int i = 0; next != 0 && i < CHAIN_MAX; i++)
    {
      g_autoptr (AccordRecord) record = NULL;

      if (next == draft->id)
        return TRUE;
      record = accord_writer_load (draft->transaction->writer, draft->kind, next, NULL);
      next = record ? accord_record_number (record, name) : 0;
    }
  return FALSE;
}

static gboolean
check_customer (const Draft *draft, GError **error)
{
  const AccordValue *days = value_of (draft, "verify_days");

  if (days->has_number && (days->number < 1 || days->number > VERIFY_DAYS_MAX))
    return refuse (error, _ ("The days between verifications must be from 1 to 3650."));
  if (draft->id != 0 && changes (draft, "parent") && leads_back (draft, "parent"))
    return refuse (error, _ ("A company cannot be its own parent, nor that of its parent. Choose another parent company."));
  if (draft->id != 0 && changes (draft, "referrer") && leads_back (draft, "referrer"))
    return refuse (error, _ ("A customer cannot have been referred by itself, nor by one that it referred. Choose another."));
  return check_birthday (draft, error);
}

static gboolean
check_one_owner (const Draft *draft, GError **error)
{
  gboolean customer = value_of (draft, "customer")->has_number;
  gboolean contact = value_of (draft, "contact")->has_number;

  return customer != contact || refuse (error, _ ("It must belong to either a customer or a contact, not both. Choose one."));
}

/* The value is one of a phone, an e-mail … as its type says. */
static gboolean
check_handle (const Draft *draft, GError **error)
{
  static const struct {
    const char *type;
    AccordFieldType as;
  } types[] = { { "phone", ACCORD_FIELD_PHONE }, { "email", ACCORD_FIELD_EMAIL }, { "website", ACCORD_FIELD_URL },
                { "messenger", ACCORD_FIELD_TEXT } };
  const AccordValue *value = value_of (draft, "value");

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (value_of (draft, "type")->text, types[i].type) == 0)
      {
        AccordField field = { .name = "value", .type = types[i].as };
        g_auto (AccordValue) ignored = ACCORD_VALUE_INIT;

        field.label = accord_field_choice_label (&draft->kind->fields[accord_kind_find (draft->kind, "type")], types[i].type);
        field.flags = ACCORD_FIELD_CUSTOM; /* translated already */
        if (!accord_field_parse (&field, value->text, NULL, &ignored, error) || !accord_field_check (&field, value, error))
          return FALSE;
      }
  return check_one_owner (draft, error);
}

static gboolean
check_affiliation (const Draft *draft, GError **error)
{
  const AccordValue *since = value_of (draft, "since"), *until = value_of (draft, "until");

  return !since->has_number || !until->has_number || since->number <= until->number ||
         refuse (error, _ ("It cannot end before it began. Check the two dates."));
}

static gboolean
check_distinct (const Draft *draft, GError **error)
{
  gboolean customers = value_of (draft, "customer")->has_number && value_of (draft, "other")->has_number;
  gboolean contacts = value_of (draft, "contact")->has_number && value_of (draft, "other_contact")->has_number;

  if (customers == contacts)
    return refuse (error, _ ("Two records are needed that are different: two customers, or two contacts."));
  if (contacts)
    return value_of (draft, "contact")->number != value_of (draft, "other_contact")->number ||
           refuse (error, _ ("A contact cannot be different from itself. Choose two contacts."));
  return value_of (draft, "customer")->number != value_of (draft, "other")->number ||
         refuse (error, _ ("A customer cannot be different from itself. Choose two customers."));
}

static gboolean
read_outcome (const Draft *draft, gboolean *closed, GError **error)
{
  g_autoptr (AccordRecord) stage =
    accord_writer_load (draft->transaction->writer, &accord_stage_kind, value_of (draft, "stage")->number, error);
  const char *outcome = stage ? accord_record_text (stage, "outcome") : NULL;

  *closed = g_strcmp0 (outcome, "open") != 0 && g_strcmp0 (outcome, "hold") != 0;
  return stage != NULL;
}

/* What files and other computers say of the past is taken as it is (F04 lists what contradicts itself). */
static gboolean
check_deal (const Draft *draft, GError **error)
{
  const AccordValue *day = value_of (draft, "closed_on");
  gboolean closed;

  if (draft->transaction->bulk || draft->transaction->set->origin != ACCORD_ORIGIN_EDIT || !day->has_number ||
      !changes (draft, "closed_on"))
    return TRUE;
  if (day->number > accord_date_today ())
    return refuse (error, _ ("A deal cannot have been closed in the future. Give the expected close instead."));
  if (!read_outcome (draft, &closed, error))
    return FALSE;
  return closed || refuse (error, _ ("An open deal has no close date. Mark it as won or lost, or give the expected close."));
}

/* Who answers must be of the role that the condition names. */
static gboolean
check_approval (const Draft *draft, GError **error)
{
  const AccordValue *by = value_of (draft, "decided_by");
  g_autoptr (AccordRecord) criterion = NULL, member = NULL;
  const char *role;

  if (!by->has_number || !changes (draft, "decided_by"))
    return TRUE;
  criterion = accord_writer_load (draft->transaction->writer, &accord_stage_criterion_kind,
                                  value_of (draft, "criterion")->number, error);
  member = criterion ? accord_writer_load (draft->transaction->writer, &accord_member_kind, by->number, error) : NULL;
  if (member == NULL)
    return FALSE;
  role = accord_record_text (criterion, "role");
  if (role == NULL || g_strcmp0 (role, accord_record_text (member, "role")) == 0)
    return TRUE;
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _ ("“%s” has to be approved by somebody else: %s is not of the role that it asks for."),
               accord_record_title (criterion), accord_record_title (member));
  return FALSE;
}

static gboolean
check_target (const Draft *draft, GError **error)
{
  const AccordKind *target = accord_kind_by_name (value_of (draft, "target")->text);

  if (target != NULL && (!accord_kind_is (draft->kind, &accord_custom_field_kind) || accord_custom_field_takes (target)))
    return TRUE;
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _ ("“%s” is not a kind of record for this. Use customer, contact, deal, product, member, team or activity."),
               value_of (draft, "target")->text);
  return FALSE;
}

/* What is written in rows cannot be read as something else. */
static gboolean
check_unchanged (const Draft *draft, GError **error)
{
  static const char *const fixed[] = { "target", "type", "links_to" };

  for (guint i = 0; draft->before != NULL && i < G_N_ELEMENTS (fixed); i++)
    if (changes (draft, fixed[i]))
      return refuse (error, _ ("What a field holds cannot be changed later. Retire it and add another."));
  return TRUE;
}

static gboolean
check_label (const Draft *draft, const AccordKind *kind, GError **error)
{
  const char *label = value_of (draft, "label")->text;
  g_autofree char *folded = g_utf8_casefold (label, -1);
  g_autofree char *own = draft->before ? accord_custom_field_name (accord_record_uid (draft->before)) : NULL;

  if (draft->before != NULL && !changes (draft, "label") && !changes (draft, "retired"))
    return TRUE;
  for (int i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *other = g_utf8_casefold (accord_field_label (&kind->fields[i]), -1);

      if ((kind->fields[i].flags & ACCORD_FIELD_HIDDEN) || g_strcmp0 (kind->fields[i].name, own) == 0 ||
          (strcmp (other, folded) != 0 && strcmp (kind->fields[i].name, folded) != 0))
        continue;
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                   _ ("%s have a field “%s” already. Give the new one another label."), accord_kind_plural (kind), label);
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_line (const char *text)
{
  return text != NULL && text[strspn (text, " \t\r\n")] != '\0';
}

static gboolean
check_custom_field (const Draft *draft, GError **error)
{
  const char *type = value_of (draft, "type")->text;
  const AccordKind *kind;

  if (!check_target (draft, error) || !check_unchanged (draft, error))
    return FALSE;
  if (g_strcmp0 (type, "choice") == 0 && !has_line (value_of (draft, "choices")->text))
    return refuse (error, _ ("A field to choose from needs choices. Write one on each line."));
  if (g_strcmp0 (type, "link") == 0 && accord_kind_by_name (value_of (draft, "links_to")->text) == NULL)
    return refuse (error, _ ("A link needs a kind of record to point to, such as customer or product."));
  kind = accord_reader_get_kind (accord_writer_reader (draft->transaction->writer),
                                 accord_kind_by_name (value_of (draft, "target")->text));
  if (draft->before == NULL && kind->n_fields >= ACCORD_KIND_FIELDS_MAX)
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                   _ ("%s have no room for more fields: there are %d, retired ones included. Use a retired one again."),
                   accord_kind_plural (kind), kind->n_fields);
      return FALSE;
    }
  return check_label (draft, kind, error);
}

#define HISTORY_LEAST 90 /* days */

/* What goes never comes back, and nobody wants yesterday gone. */
static gboolean
check_history (const Draft *draft, GError **error)
{
  if (!changes (draft, "history_from") || accord_value_is_empty (value_of (draft, "history_from")) ||
      value_of (draft, "history_from")->number <= accord_date_from_time (accord_now_ms ()) - HISTORY_LEAST)
    return TRUE;
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _ ("History of the last %d days is always kept. Choose an earlier day."), HISTORY_LEAST);
  return FALSE;
}

#define TRASH_LEAST 7 /* days */

/* Nobody finds the Trash empty on the day after. */
static gboolean
check_trash (const Draft *draft, GError **error)
{
  const AccordValue *days = value_of (draft, "trash_days");

  if (!changes (draft, "trash_days") || accord_value_is_empty (days) || days->number == 0 || days->number >= TRASH_LEAST)
    return TRUE;
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _ ("What is deleted is kept for at least %d days. Write 0 to keep it for ever."), TRASH_LEAST);
  return FALSE;
}

static gboolean
check_workspace (const Draft *draft, GError **error)
{
  return check_history (draft, error) && check_trash (draft, error);
}

static const struct {
  const AccordKind *kind;
  gboolean (*check) (const Draft *draft, GError **error);
} checks[] = {
  { &accord_customer_kind, check_customer },
  { &accord_contact_kind, check_birthday },
  { &accord_handle_kind, check_handle },
  { &accord_preference_kind, check_one_owner },
  { &accord_affiliation_kind, check_affiliation },
  { &accord_distinct_kind, check_distinct },
  { &accord_view_kind, check_target },
  { &accord_import_profile_kind, check_target },
  { &accord_custom_field_kind, check_custom_field },
  { &accord_deal_kind, check_deal },
  { &accord_deal_approval_kind, check_approval },
};

/**
 * accord_rules_check_record:
 * @before: (nullable): the record as it is; %NULL for a new one
 * @values: all its values as they will be
 * @changed: a bit for each field that differs
 */
gboolean
accord_rules_check_record (AccordTransaction *self, const AccordKind *kind, AccordRecord *before, const AccordValue *values,
                           guint64 changed, GError **error)
{
  const Draft draft = { self, kind, before ? accord_record_id (before) : 0, before, values, changed };

  if (!accord_rights_rules_check (self, kind, before, values, changed, error) ||
      !accord_team_rules_check (self, kind, values, error) ||
      (kind == &accord_workspace_kind && !check_workspace (&draft, error)) || !accord_kept_rules_check (kind, values, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (accord_kind_is (checks[i].kind, kind))
      return checks[i].check (&draft, error);
  return accord_follow_rules_check (self, kind, values, error) &&
         accord_ticket_rules_check (self, kind, before, values, changed, error) && accord_offer_rules_check (self, kind, before, values, changed, error);
}
