/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How things are spread: activities over the week (M67), customers over a field of theirs (M17). Report thread. */

#include "accord-config.h"

#include "accord-spread.h"

#include "accord-statement.h"

#include <glib/gi18n-lib.h>

#define QUARTER_HOUR_MS G_GINT64_CONSTANT (900000)
#define SLOT_HOURS (24 / ACCORD_BUSY_SLOTS)

G_DEFINE_BOXED_TYPE (AccordBusyHours, accord_busy_hours, accord_busy_hours_copy, accord_busy_hours_free)

AccordBusyHours *
accord_busy_hours_copy (const AccordBusyHours *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
accord_busy_hours_free (AccordBusyHours *self)
{
  g_free (self);
}

typedef struct {
  AccordPeriod period;
  gint64 member;
  char *field;
  const AccordKind *kind;
} Asked;

static void
asked_free (gpointer data)
{
  g_free (((Asked *) data)->field);
  g_free (data);
}

static void
count_busy (AccordBusyHours *self, gint64 time_ms, gint64 n)
{
  gint64 day = accord_date_from_time (time_ms);
  gint64 hour = (time_ms - accord_date_to_time (day)) / 3600000;

  self->n[accord_date_weekday (day) - 1][CLAMP (hour / SLOT_HOURS, 0, ACCORD_BUSY_SLOTS - 1)] += n;
  self->total += n;
}

static DexFuture *
run_busy (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (AccordBusyHours) self = g_new0 (AccordBusyHours, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader, "SELECT done_at/900000, count(*) FROM activity WHERE del<=0 AND done_at IS NOT NULL AND type<>'note'"
            " AND (?1 OR (done_at>=?2 AND done_at<?3)) AND (?4=0 OR owner=?4) GROUP BY 1", &error);

  if (row == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  accord_statement_bind_int (row, 1, asked->period.unit == ACCORD_PERIOD_ALL);
  accord_statement_bind_int (row, 2, asked->period.unit == ACCORD_PERIOD_ALL ? 0 : accord_date_to_time (asked->period.from));
  accord_statement_bind_int (row, 3, asked->period.unit == ACCORD_PERIOD_ALL ? 0 : accord_date_to_time (asked->period.to));
  accord_statement_bind_int (row, 4, asked->member);
  while (accord_statement_step (row, &error))
    count_busy (self, accord_statement_int (row, 0) * QUARTER_HOUR_MS, accord_statement_int (row, 1));
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_BUSY_HOURS, g_steal_pointer (&self));
}

/**
 * accord_busy_hours_read:
 * @store: the open file
 * @period: when
 * @member: whose activities; 0: everyone's
 *
 * Counts activities that were done, notes left out, by weekday and time of day where this computer is.
 *
 * Returns: (transfer full): a future of #AccordBusyHours. Rejects with an #AccordStoreError
 */
DexFuture *
accord_busy_hours_read (AccordStore *store, const AccordPeriod *period, gint64 member)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->period = *period;
  asked->member = member;
  return accord_store_read_long (store, run_busy, asked, asked_free);
}

static void
part_free (gpointer data)
{
  g_free (((AccordSpreadPart *) data)->text);
  g_free (data);
}

static char *
title_of (AccordReader *reader, const AccordKind *kind, gint64 id)
{
  const AccordField *field = &kind->fields[accord_kind_title (kind)];
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id=?1", field->name, kind->name);
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, NULL);

  if (row == NULL)
    return g_strdup ("");
  accord_statement_bind_int (row, 1, id);
  return g_strdup (accord_statement_step (row, NULL) ? accord_statement_text (row, 0) : "");
}

static char *
text_of (AccordReader *reader, const AccordField *field, AccordStatement *row)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (accord_statement_is_null (row, 0))
    return g_strdup ("");
  if (accord_field_is_link (field))
    return title_of (reader, accord_field_target (field), accord_statement_int (row, 0));
  if (accord_field_has_number (field))
    accord_value_set_number (&value, accord_statement_int (row, 0));
  else
    accord_value_set_text (&value, accord_statement_text (row, 0));
  return accord_field_to_text (field, &value, NULL);
}

static DexFuture *
run_spread (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  const AccordKind *kind = accord_reader_get_kind (reader, &accord_customer_kind);
  const AccordField *field = &kind->fields[accord_kind_find (kind, asked->field)];
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\", count(*) FROM customer WHERE del<=0 AND (?1=0 OR owner=?1) GROUP BY 1 ORDER BY 2 DESC, 1",
                                          field->name);
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, &error);

  if (row == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  accord_statement_bind_int (row, 1, asked->member);
  while (accord_statement_step (row, &error))
    {
      AccordSpreadPart *part = g_new0 (AccordSpreadPart, 1);

      part->text = text_of (reader, field, row);
      part->number = accord_field_has_number (field) ? accord_statement_int (row, 0) : 0;
      part->n = accord_statement_int (row, 1);
      g_ptr_array_add (parts, part);
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&parts));
}

/**
 * accord_customer_spread_read:
 * @store: the open file
 * @field: a field of customers
 * @member: whose customers; 0: everyone's
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordSpreadPart, the most first; their numbers add up to all.
 *   Rejects with an #AccordRuleError where there is no such field, with an #AccordStoreError
 */
DexFuture *
accord_customer_spread_read (AccordStore *store, const char *field, gint64 member)
{
  const AccordKind *kind = accord_store_get_kind (store, &accord_customer_kind);
  Asked *asked;

  if (accord_kind_find (kind, field) < 0)
    return dex_future_new_reject (ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                                  _("Customers have no field called “%s”; name one they have, such as “industry”."), field);
  asked = g_new0 (Asked, 1);
  asked->field = g_strdup (field);
  asked->member = member;
  return accord_store_read_long (store, run_spread, asked, asked_free);
}
