/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How things are spread: activities over the week (M67), customers over a field of theirs (M17). Report thread. */

#include "accord-config.h"

#include "accord-spread.h"

#include "accord-deal-book.h"

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

/*< private >
 * accord_busy_hours_place:
 * @time_ms: milliseconds since 1970 UTC
 * @slot: (out): of the day, below #ACCORD_BUSY_SLOTS, as the clock on the wall showed: 14:30 is 14:30 on a day of 25 hours too
 *
 * Returns: the day of the week, 0 for Monday
 */
int
accord_busy_hours_place (gint64 time_ms, int *slot)
{
  gint64 minute = accord_date_utc_to_local (time_ms) / 60000 - accord_date_from_time (time_ms) * 1440;
  *slot = (int) CLAMP (minute / (60 * SLOT_HOURS), 0, ACCORD_BUSY_SLOTS - 1);
  return accord_date_weekday (accord_date_from_time (time_ms)) - 1;
}

static void
count_busy (AccordBusyHours *self, gint64 time_ms, gint64 n)
{
  int slot, day = accord_busy_hours_place (time_ms, &slot);

  self->n[day][slot] += n;
  self->total += n;
}

static gboolean
read_busy (AccordBusyHours *self, AccordReader *reader, const Asked *asked, GError **error)
{
  gboolean all = asked->period.unit == ACCORD_PERIOD_ALL;
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader, "SELECT done_at/900000, count(*) FROM activity WHERE del<=0 AND done_at IS NOT NULL AND type<>'note'"
            " AND (?1 OR (done_at>=?2 AND done_at<?3)) AND (?4=0 OR owner=?4) GROUP BY 1", error);

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, all);
  accord_statement_bind_int (row, 2, all ? 0 : accord_date_to_time (asked->period.from));
  accord_statement_bind_int (row, 3, all ? 0 : accord_date_to_time (asked->period.to));
  accord_statement_bind_int (row, 4, asked->member);
  while (accord_statement_step (row, &failed))
    count_busy (self, accord_statement_int (row, 0) * QUARTER_HOUR_MS, accord_statement_int (row, 1));
  return accord_error_pass (error, &failed);
}

#define LONGEST_IN_MEMORY 3700 /* days */

typedef struct {
  const AccordActivityBook *book;
  const Asked *asked;
  gint64 first;    /* quarter of an hour */
  guint32 *counts; /* from it on */
} BusyCount;

static void
add_busy (const AccordBookActivity *activity, gpointer data)
{
  const BusyCount *count = data;

  if ((count->asked->member == 0 || activity->owner == count->asked->member) &&
      !g_str_equal (g_ptr_array_index (count->book->types, activity->type), "note"))
    count->counts[activity->done - count->first]++;
}

/* From the activities in memory: how many in each quarter of an hour, which then has a weekday and an hour here. */
static gboolean
count_in_memory (AccordBusyHours *self, AccordDealBook *deals, AccordReader *reader, const Asked *asked, GError **error)
{
  gint64 from = accord_date_to_time (asked->period.from), to = accord_date_to_time (asked->period.to);
  gint64 n = (to - from) / QUARTER_HOUR_MS;
  BusyCount count = { accord_activity_book_get (&deals->activities, reader, error), asked, from / QUARTER_HOUR_MS, NULL };

  if (count.book == NULL)
    return FALSE;
  count.counts = g_new0 (guint32, n + 1);
  accord_activity_book_done (count.book, from, to, add_busy, &count);
  for (gint64 i = 0; i < n; i++)
    if (count.counts[i] > 0)
      count_busy (self, (count.first + i) * QUARTER_HOUR_MS, count.counts[i]);
  g_free (count.counts);
  return TRUE;
}

static DexFuture *
run_busy (AccordDealBook *deals, AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (AccordBusyHours) self = g_new0 (AccordBusyHours, 1);
  g_autoptr (GError) error = NULL;
  gboolean in_memory = deals != NULL && asked->period.unit != ACCORD_PERIOD_ALL && asked->period.from >= 0 &&
                       asked->period.to - asked->period.from <= LONGEST_IN_MEMORY;

  if (!(in_memory ? count_in_memory (self, deals, reader, asked, &error) : read_busy (self, reader, asked, &error)))
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
  return accord_deal_book_try (store, run_busy, asked, asked_free);
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
text_of (AccordReader *reader, const AccordField *field, gint64 number, const char *text)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (accord_field_is_link (field))
    return title_of (reader, accord_field_target (field), number);
  if (accord_field_has_number (field))
    accord_value_set_number (&value, number);
  else
    accord_value_set_text (&value, text);
  return accord_field_to_text (field, &value, NULL);
}

static void
add_part (GPtrArray *parts, char *text, gint64 number, gint64 n)
{
  AccordSpreadPart *part = g_new0 (AccordSpreadPart, 1);

  *part = (AccordSpreadPart) { text, number, n };
  g_ptr_array_add (parts, part);
}

static gboolean
read_spread (GPtrArray *parts, AccordReader *reader, const Asked *asked, const AccordField *field, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\", count(*) FROM customer WHERE del<=0 AND (?1=0 OR owner=?1) GROUP BY 1", field->name);
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, asked->member);
  while (accord_statement_step (row, &failed))
    {
      gboolean none = accord_statement_is_null (row, 0);
      gint64 number = !none && accord_field_has_number (field) ? accord_statement_int (row, 0) : 0;

      add_part (parts, none ? g_strdup ("") : text_of (reader, field, number, accord_statement_text (row, 0)), number, accord_statement_int (row, 1));
    }
  return accord_error_pass (error, &failed);
}

/* FALSE without an error: nearly every customer says something else. */
static gboolean
count_spread (GPtrArray *parts, AccordDealBook *deals, AccordReader *reader, const Asked *asked, const AccordField *field, GError **error)
{
  AccordCustomerBook *book = accord_customer_book_get (&deals->customers, reader, error);
  const AccordCustomerColumn *column = book != NULL ? accord_customer_book_column (book, reader, asked->field, error) : NULL;
  g_autofree gint64 *counts = NULL;

  if (column == NULL)
    return FALSE;
  counts = g_new0 (gint64, column->values->len + 1);
  for (guint i = 0; i < book->n_slots; i++)
    if (book->alive[i] && (asked->member == 0 || book->owners[i] == asked->member))
      counts[column->codes[i]]++;
  for (guint code = 0; code <= column->values->len; code++)
    {
      gint64 number = code > 0 ? g_array_index (column->values, gint64, code - 1) : 0;

      if (counts[code] > 0)
        add_part (parts, code == 0 ? g_strdup ("") : text_of (reader, field, number, g_ptr_array_index (column->texts, code - 1)), number, counts[code]);
    }
  return TRUE;
}

/* The most first; of equally many the smaller number, or the text that stands before. */
static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const AccordSpreadPart *left = *(const AccordSpreadPart *const *) a, *right = *(const AccordSpreadPart *const *) b;

  if (left->n != right->n)
    return left->n < right->n ? 1 : -1;
  if (left->number != right->number)
    return left->number < right->number ? -1 : 1;
  return strcmp (left->text, right->text);
}

static DexFuture *
run_spread (AccordDealBook *deals, AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  const AccordKind *kind = accord_reader_get_kind (reader, &accord_customer_kind);
  const AccordField *field = &kind->fields[accord_kind_find (kind, asked->field)];
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);
  g_autoptr (GError) error = NULL;

  if ((deals == NULL || !count_spread (parts, deals, reader, asked, field, &error)) && error == NULL)
    read_spread (parts, reader, asked, field, &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_ptr_array_sort (parts, compare_parts);
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
  return accord_deal_book_try (store, run_spread, asked, asked_free);
}
