/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of tasks and follow-up policies; and what is done again: when it is finished, the next one
 * is made in the same change set, so that one undo takes both back. One at a time: a repetition without
 * end is never more than one record ahead. Only a person's own finishing makes the next: what comes from
 * a file or from another computer brings its own. */
#include "accord-config.h"

#include "accord-follow-rules.h"

#include <glib/gi18n-lib.h>
#include "accord-error.h"
#include "accord-query.h"
#include "accord-recurrence.h"
#include "accord-survey.h"

#define INTERVAL_MAX 3650

static const AccordValue *
value_of (const AccordKind *kind, const AccordValue *values, const char *name)
{
  return &values[accord_kind_find (kind, name)];
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, sentence);
  return FALSE;
}

static gboolean
check_activity (const AccordKind *kind, const AccordValue *values, GError **error)
{
  const AccordValue *minute = value_of (kind, values, "due_minute"), *repeat = value_of (kind, values, "repeat");
  AccordRecurrence recurrence;

  if (minute->has_number && (minute->number < 0 || minute->number >= 24 * 60))
    return refuse (error, _("A time of day is from 0 to 1439 minutes after midnight."));
  if (g_strcmp0 (value_of (kind, values, "type")->text, "survey") == 0 && value_of (kind, values, "score")->has_number &&
      !accord_survey_check_answer (value_of (kind, values, "scale")->text, value_of (kind, values, "score")->number, error))
    return FALSE;
  if (repeat->text == NULL || *repeat->text == '\0')
    return TRUE;
  if (!accord_recurrence_parse (repeat->text, &recurrence, error))
    return FALSE;
  return value_of (kind, values, "due_on")->has_number || value_of (kind, values, "done_at")->has_number ||
         refuse (error, _("What repeats needs a first day. Give it a due date."));
}

/* What the scope of a policy asks for besides. */
static gboolean
names_whom (const AccordKind *kind, const AccordValue *values)
{
  const char *scope = value_of (kind, values, "scope")->text, *value = value_of (kind, values, "value")->text;

  if (g_strcmp0 (scope, "stage") == 0)
    return value_of (kind, values, "stage")->has_number;
  if (g_strcmp0 (scope, "view") == 0)
    return value_of (kind, values, "view")->has_number;
  return g_strcmp0 (scope, "all") == 0 || (value != NULL && *value != '\0');
}

static gboolean
check_policy (const AccordKind *kind, const AccordValue *values, GError **error)
{
  gint64 ideal = value_of (kind, values, "ideal_days")->number, longest = value_of (kind, values, "longest_days")->number;

  if (ideal < 1 || longest < 1 || ideal > INTERVAL_MAX || longest > INTERVAL_MAX)
    return refuse (error, _("The intervals of a follow-up policy are from 1 to 3650 days."));
  if (longest < ideal)
    return refuse (error, _("The longest interval cannot be shorter than the ideal one. Make it at least as long."));
  return names_whom (kind, values) || refuse (error, _("Say which customers the policy is for."));
}

/**
 * accord_follow_rules_check:
 * @kind: of a record that is written
 * @values: all its values as they will be
 *
 * Returns: %FALSE with a sentence why it cannot be
 */
gboolean
accord_follow_rules_check (AccordTransaction *self, const AccordKind *kind, const AccordValue *values, GError **error)
{
  /* What files and other computers say is taken; it is mended where somebody edits it. */
  if (self->bulk || self->set->origin != ACCORD_ORIGIN_EDIT)
    return TRUE;
  if (accord_kind_is (kind, &accord_activity_kind))
    return check_activity (kind, values, error);
  return !accord_kind_is (kind, &accord_contact_policy_kind) || check_policy (kind, values, error);
}

/* ---- whose it is ---- */

/* Sets *@customer to that of the activity's deal; 0 where it has a customer of its own, no deal, or the deal has none. */
static gboolean
find_customer (AccordTransaction *self, const AccordKind *kind, const AccordValue *values, gint64 *customer, GError **error)
{
  const AccordValue *deal = value_of (kind, values, "deal");
  g_autoptr (AccordRecord) record = NULL;

  *customer = 0;
  if (!deal->has_number || value_of (kind, values, "customer")->has_number)
    return TRUE;
  record = accord_writer_load (self->writer, &accord_deal_kind, deal->number, error);
  if (record != NULL)
    *customer = accord_record_number (record, "customer");
  return record != NULL;
}

/**
 * accord_follow_rules_begin:
 * @kind: of a record that is made
 * @values: all its values
 * @begun: (out): those that it begins with, where they are others
 *
 * What was done for a deal was done with its customer: whoever asks when somebody was last talked to asks the
 * customer's own activities, and files of other programs often name the deal alone.
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_follow_rules_begin (AccordTransaction *self, const AccordKind *kind, const AccordValue *values, AccordAssigned *begun,
                           GError **error)
{
  gint64 customer;

  if (!accord_kind_is (kind, &accord_activity_kind) || self->set->origin == ACCORD_ORIGIN_SYNC)
    return TRUE;
  if (!find_customer (self, kind, values, &customer, error))
    return FALSE;
  if (customer == 0)
    return TRUE;
  accord_assigned_begin (begun, kind, values);
  accord_value_set_number (&begun->values[accord_kind_find (kind, "customer")], customer);
  return TRUE;
}

/* The same where an activity is given to a deal later. */
static gboolean
follow_deal (AccordTransaction *self, AccordPending *pending, GError **error)
{
  int field = accord_kind_find (pending->kind, "customer");
  guint64 deal = G_GUINT64_CONSTANT (1) << accord_kind_find (pending->kind, "deal"), own = G_GUINT64_CONSTANT (1) << field;
  gint64 customer;

  if ((pending->changed & (deal | own)) != deal)
    return TRUE;
  if (!find_customer (self, pending->kind, pending->after, &customer, error))
    return FALSE;
  if (customer != 0)
    {
      accord_value_set_number (&pending->after[field], customer);
      pending->changed |= own;
    }
  return TRUE;
}

/* ---- what repeats ---- */

/* A link to a record that is there still. */
static void
copy_link (AccordTransaction *self, const AccordKind *kind, const AccordValue *from, AccordValue *to, const char *name)
{
  int field = accord_kind_find (kind, name);

  if (from[field].has_number && accord_writer_is_living (self->writer, accord_field_target (&kind->fields[field]), from[field].number))
    accord_value_set_number (&to[field], from[field].number);
}

static void
copy_next (AccordTransaction *self, const AccordKind *kind, const AccordValue *from, AccordValue *to)
{
  static const char *const links[] = { "customer", "deal", "contact", "owner" };
  static const char *const same[] = { "title", "type", "due_minute", "body", "priority" };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    copy_link (self, kind, from, to, links[i]);
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    accord_value_copy (&to[accord_kind_find (kind, same[i])], value_of (kind, from, same[i]));
}

/* The checklist begins anew with the next one. */
static gboolean
copy_items (AccordTransaction *self, gint64 from, gint64 to, GError **error)
{
  AccordReader *reader = accord_writer_reader (self->writer);
  const AccordKind *kind = accord_reader_get_kind (reader, &accord_task_item_kind);
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (AccordIds) ids = NULL;
  g_autoptr (GPtrArray) items = NULL;

  accord_query_add_number (query, "activity", ACCORD_OP_IS, from);
  ids = accord_reader_find (reader, query, error);
  items = ids != NULL ? accord_reader_load (reader, kind, ids->ids, ids->n_ids, error) : NULL;
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
      gint64 id;

      accord_value_set_text (&values[accord_kind_find (kind, "title")], accord_record_title (items->pdata[i]));
      accord_value_set_text (&values[accord_kind_find (kind, "rank")], accord_record_text (items->pdata[i], "rank"));
      accord_value_set_number (&values[accord_kind_find (kind, "activity")], to);
      id = accord_transaction_create (self, kind, values, error);
      for (int f = 0; f < kind->n_fields; f++)
        accord_value_clear (&values[f]);
      if (id == 0)
        return FALSE;
    }
  return items != NULL;
}

static gboolean
make_next (AccordTransaction *self, AccordPending *pending, AccordRecurrence *recurrence, gint64 due, GError **error)
{
  const AccordKind *kind = pending->kind;
  g_autofree char *repeat = accord_recurrence_to_text (recurrence);
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  gint64 id;

  copy_next (self, kind, pending->after, values);
  accord_value_set_number (&values[accord_kind_find (kind, "due_on")], due);
  accord_value_set_text (&values[accord_kind_find (kind, "repeat")], repeat);
  id = accord_transaction_create (self, kind, values, error);
  for (int i = 0; i < kind->n_fields; i++)
    accord_value_clear (&values[i]);
  return id != 0 && copy_items (self, pending->id, id, error);
}

/* The next goes on with it: opened again and finished once more, this one makes no second one. */
static void
end_repeating (AccordPending *pending)
{
  int field = accord_kind_find (pending->kind, "repeat");
  guint64 bit = G_GUINT64_CONSTANT (1) << field;

  accord_value_clear (&pending->after[field]);
  if (accord_value_is_empty (accord_record_value (pending->before, field)))
    pending->changed &= ~bit;
  else
    pending->changed |= bit;
}

static gboolean
follow_done (AccordTransaction *self, AccordPending *pending, GError **error)
{
  const AccordValue *repeat, *due, *done;
  AccordRecurrence recurrence;
  gint64 next;

  repeat = value_of (pending->kind, pending->after, "repeat");
  due = value_of (pending->kind, pending->after, "due_on");
  done = value_of (pending->kind, pending->after, "done_at");
  if (repeat->text == NULL || *repeat->text == '\0' || !due->has_number || !done->has_number ||
      accord_record_value (pending->before, accord_kind_find (pending->kind, "done_at"))->has_number)
    return TRUE;
  /* Text from elsewhere that is no repetition repeats nothing; an edit of it would have been refused. */
  if (!accord_recurrence_parse (repeat->text, &recurrence, NULL) ||
      !accord_recurrence_step (&recurrence, due->number, accord_date_from_time (done->number), &next))
    return TRUE;
  if (!make_next (self, pending, &recurrence, next, error))
    return FALSE;
  end_repeating (pending);
  return TRUE;
}

/**
 * accord_follow_rules_follow_changed:
 * @pending: a record whose fields changed
 *
 * An activity that is given to a deal is its customer's, too. Makes the next of a task that repeats and was
 * finished; from then on only that one repeats.
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_follow_rules_follow_changed (AccordTransaction *self, AccordPending *pending, GError **error)
{
  if (!accord_kind_is (pending->kind, &accord_activity_kind))
    return TRUE;
  if (self->set->origin != ACCORD_ORIGIN_EDIT)
    return self->set->origin != ACCORD_ORIGIN_IMPORT || follow_deal (self, pending, error);
  return follow_deal (self, pending, error) && (self->bulk || follow_done (self, pending, error));
}
