/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The task that a contract makes for whom its deal belongs to, so many days before it ends. It follows the
 * contract's dates as long as it is open; one that is done, or was deleted, stays so. */
#include "accord-config.h"

#include "accord-contract-notice.h"

#include <glib/gi18n-lib.h>
#include "accord-date.h"

#define USUAL_DAYS 30 /* of notice where the contract says nothing */

static const AccordValue *
value_of (const AccordValue *values, const char *field)
{
  return &values[accord_kind_find (&accord_contract_kind, field)];
}

static gint64
due_on (const AccordValue *values)
{
  const AccordValue *days = value_of (values, "renew_days");

  return value_of (values, "ends_on")->number - (days->has_number ? days->number : USUAL_DAYS);
}

/* Files tell of old contracts too, and other computers bring their tasks along. */
static gboolean
reminds (AccordTransaction *self, const AccordValue *values)
{
  const AccordValue *end = value_of (values, "ends_on");

  return self->set->origin != ACCORD_ORIGIN_SYNC && end->has_number && end->number >= accord_date_today ();
}

static void
take_link (AccordValue *values, const AccordKind *kind, const char *field, AccordRecord *deal)
{
  gint64 id = deal ? accord_record_number (deal, field) : 0;

  if (id != 0)
    accord_value_set_number (&values[accord_kind_find (kind, field)], id);
}

static gint64
make_task (AccordTransaction *self, const AccordValue *contract, GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (accord_writer_reader (self->writer), &accord_activity_kind);
  gint64 deal = value_of (contract, "deal")->number, id;
  g_autoptr (AccordRecord) record = accord_writer_load (self->writer, &accord_deal_kind, deal, error);
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  g_autofree char *title = NULL;

  if (record == NULL)
    return 0;
  /* Translators: a contract */
  title = g_strdup_printf (_ ("Renew “%s”"), value_of (contract, "name")->text);
  accord_value_set_text (&values[accord_kind_find (kind, "title")], title);
  accord_value_set_text (&values[accord_kind_find (kind, "type")], "task");
  accord_value_set_number (&values[accord_kind_find (kind, "deal")], deal);
  accord_value_set_number (&values[accord_kind_find (kind, "due_on")], due_on (contract));
  take_link (values, kind, "customer", record);
  take_link (values, kind, "owner", record);
  id = accord_transaction_create (self, kind, values, error);
  for (int i = 0; i < kind->n_fields; i++)
    accord_value_clear (&values[i]);
  return id;
}

/**
 * accord_contract_notice_follow_new:
 * @contract: id of a new contract
 * @values: its values
 */
gboolean
accord_contract_notice_follow_new (AccordTransaction *self, gint64 contract, const AccordValue *values, GError **error)
{
  g_auto (AccordValue) task = ACCORD_VALUE_INIT;
  gint64 id;

  if (!reminds (self, values) || value_of (values, "notice_task")->has_number)
    return TRUE;
  id = make_task (self, values, error);
  accord_value_set_number (&task, id);
  return id != 0 && accord_transaction_set (self, &accord_contract_kind, contract,
                                            accord_kind_find (&accord_contract_kind, "notice_task"), &task, error);
}

/* The task is open still: it goes to the new day. */
static gboolean
move_task (AccordTransaction *self, gint64 task, gint64 day, GError **error)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->writer, &accord_activity_kind, task, error);
  g_auto (AccordValue) due = ACCORD_VALUE_INIT;

  if (record == NULL)
    return FALSE;
  if (accord_record_is_deleted (record) || accord_record_number (record, "done_at") != 0)
    return TRUE;
  accord_value_set_number (&due, day);
  return accord_transaction_set (self, accord_record_kind (record), task,
                                 accord_kind_find (accord_record_kind (record), "due_on"), &due, error);
}

/**
 * accord_contract_notice_follow:
 * @pending: a contract that is about to be written
 */
gboolean
accord_contract_notice_follow (AccordTransaction *self, AccordPending *pending, GError **error)
{
  const guint64 dates = G_GUINT64_CONSTANT (1) << accord_kind_find (&accord_contract_kind, "ends_on") |
                        G_GUINT64_CONSTANT (1) << accord_kind_find (&accord_contract_kind, "renew_days");
  int field = accord_kind_find (&accord_contract_kind, "notice_task");
  const AccordValue *task = &pending->after[field];
  gint64 id;

  if (!(pending->changed & dates) || !reminds (self, pending->after))
    return TRUE;
  if (task->has_number)
    return move_task (self, task->number, due_on (pending->after), error);
  id = make_task (self, pending->after, error);
  if (id == 0)
    return FALSE;
  accord_value_set_number (&pending->after[field], id);
  pending->changed |= G_GUINT64_CONSTANT (1) << field;
  return TRUE;
}
