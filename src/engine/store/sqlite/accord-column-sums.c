/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of every row of a large kind that are not few and alike: what follows from other records (open
 * value, next step, last contact), and money and numbers of its own. Read once by the expression that SQL sorts by,
 * behind the first list or when a list first stands in their order; then mended for the rows that commits
 * touched. Where it cannot be told whom a change concerned, they are read anew. */
#include "accord-config.h"

#include "accord-column-sums.h"

#include <string.h>
#include "accord-filter-sql.h"
#include "accord-journal-rows.h"
#include "accord-worker.h"

void
accord_column_sum_free (gpointer data)
{
  AccordColumnSum *self = data;

  g_free (self->numbers);
  g_free (self->units);
  g_free (self);
}

/* Whether filters compare a field's values as numbers. */
gboolean
accord_column_sum_is_wanted (const AccordField *field)
{
  return accord_field_has_number (field) && !accord_field_is_link (field) && !(field->flags & ACCORD_FIELD_HIDDEN);
}

/* A currency as a number; 0: none is named. */
guint32
accord_column_sum_unit (const char *currency)
{
  guint32 unit = 0;

  for (const char *c = currency != NULL ? currency : ""; *c != '\0'; c++)
    unit = unit << 8 | (guint8) *c;
  return unit;
}

static gboolean
has_units (const AccordColumnSum *self, const AccordKind *kind)
{
  return self->computed == NULL && kind->fields[self->field].type == ACCORD_FIELD_MONEY;
}

/* The workspace's own, in which lists count open value. */
char *
accord_column_sums_currency (AccordReader *db)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, "SELECT currency FROM workspace ORDER BY id LIMIT 1", NULL);
  const char *currency = st != NULL && accord_statement_step (st, NULL) ? accord_statement_text (st, 0) : NULL;

  return g_strdup (currency != NULL ? currency : "");
}

static gboolean
needs_today (const AccordComputed *computed)
{
  return computed != NULL && strpbrk (computed->sql, "%^") != NULL;
}

static void
write_computed (const AccordColumnSum *self, const char *template, GString *sql)
{
  AccordFilterWriting to = { .sql = sql, .is_literal = TRUE, .today = self->today };

  accord_filter_write_computed (&to, template, "t", *self->currency ? self->currency : NULL);
}

/* "SELECT id, number, whether there is something though it has no number, currency of money of its own". */
char *
accord_column_sum_sql (const AccordColumnSum *self, const AccordKind *kind, const char *where)
{
  GString *sql = g_string_new ("SELECT t.id,");

  if (self->computed == NULL)
    g_string_append_printf (sql, "t.\"%s\"", kind->fields[self->field].name);
  else
    write_computed (self, self->computed->sql, sql);
  g_string_append_c (sql, ',');
  if (self->computed != NULL && self->computed->exists != NULL)
    write_computed (self, self->computed->exists, sql);
  else
    g_string_append_c (sql, '0');
  if (has_units (self, kind))
    g_string_append_printf (sql, ",t.\"%s\"", accord_field_second_column (&kind->fields[self->field]));
  g_string_append_printf (sql, " FROM \"%s\" t NOT INDEXED WHERE %s", kind->name, where);
  return g_string_free (sql, FALSE);
}

/* Takes over the row that a statement of the above stands at. */
void
accord_column_sum_take_row (AccordColumnSum *self, AccordStatement *st)
{
  gint64 id = accord_statement_int (st, 0), *number = &self->numbers[id];

  if (!accord_statement_is_null (st, 1))
    *number = accord_statement_int (st, 1);
  else
    *number = accord_statement_int (st, 2) != 0 ? ACCORD_COLUMN_UNKNOWN : ACCORD_COLUMN_NOTHING;
  if (self->units != NULL)
    self->units[id] = accord_statement_is_null (st, 3) ? 0 : accord_column_sum_unit (accord_statement_text (st, 3));
}

/* Rows that it does not know of have nothing yet. */
void
accord_column_sum_make_room (AccordColumnSum *self, guint n_slots)
{
  gint64 nothing = self->computed != NULL && self->computed->fold == ACCORD_FOLD_COUNT ? 0 : ACCORD_COLUMN_NOTHING;

  if (n_slots <= self->n_slots)
    return;
  self->numbers = g_renew (gint64, self->numbers, n_slots);
  for (guint i = self->n_slots; i < n_slots; i++)
    self->numbers[i] = nothing;
  if (self->units != NULL)
    {
      self->units = g_renew (guint32, self->units, n_slots);
      memset (self->units + self->n_slots, 0, (n_slots - self->n_slots) * sizeof (guint32));
    }
  self->n_slots = n_slots;
}

static gboolean
fill_each (AccordColumnSum *self, const AccordKind *kind, AccordReader *db, const gboolean *stop, GError **error)
{
  g_autofree char *sql = accord_column_sum_sql (self, kind, "t.del<=0");
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;

  for (guint n = 1; st != NULL && accord_statement_step (st, &failed); n++)
    {
      accord_column_sum_take_row (self, st);
      if (accord_worker_is_stopped (stop, n, error))
        return FALSE;
    }
  return st != NULL && accord_error_pass (error, &failed);
}

/* FALSE: the sum is too large for a number. */
static gboolean
fold (AccordFold fold, gint64 *number, gint64 value)
{
  if (*number == ACCORD_COLUMN_NOTHING || *number == ACCORD_COLUMN_UNKNOWN)
    *number = value;
  else if (fold == ACCORD_FOLD_LEAST)
    *number = MIN (*number, value);
  else if (fold == ACCORD_FOLD_MOST)
    *number = MAX (*number, value);
  else
    return !__builtin_add_overflow (*number, value, number);
  return TRUE;
}

static gboolean
fold_row (AccordColumnSum *self, AccordStatement *st)
{
  gint64 row = accord_statement_int (st, 0);

  if (row < 0 || row >= self->n_slots)
    return TRUE;
  if (!accord_statement_is_null (st, 1))
    return fold (self->computed->fold, &self->numbers[row], accord_statement_int (st, 1));
  if (self->computed->exists != NULL && self->numbers[row] == ACCORD_COLUMN_NOTHING)
    self->numbers[row] = ACCORD_COLUMN_UNKNOWN;
  return TRUE;
}

/* In one pass over the records that it follows from. */
static gboolean
fill_folded (AccordColumnSum *self, AccordReader *db, const gboolean *stop, gboolean *fits, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;
  guint n = 0;

  write_computed (self, self->computed->rows, sql);
  st = accord_reader_prepare (db, sql->str, error);
  if (st == NULL)
    return FALSE;
  for (*fits = TRUE; *fits && accord_statement_step (st, &failed);)
    {
      *fits = fold_row (self, st);
      if (accord_worker_is_stopped (stop, ++n, error))
        return FALSE;
    }
  return accord_error_pass (error, &failed);
}

/* Where a sum does not fit, SQL says so. */
static gboolean
fill (AccordColumnSum *self, const AccordKind *kind, AccordReader *db, const gboolean *stop, GError **error)
{
  gboolean fits = FALSE;

  if (self->computed != NULL && self->computed->fold != ACCORD_FOLD_NONE && !fill_folded (self, db, stop, &fits, error))
    return FALSE;
  return fits || fill_each (self, kind, db, stop, error);
}

/**
 * accord_column_sum_build:
 * @db: in a snapshot
 * @computed: (nullable): what follows from other records; %NULL: the number of @field
 * @currency: of what is added up; "": all alike
 * @stop: (nullable): looked at now and then; %TRUE ends it with an error
 *
 * Returns: (transfer full): the number of each living row of @kind; %NULL on error
 */
AccordColumnSum *
accord_column_sum_build (AccordReader *db, const AccordKind *kind, const AccordComputed *computed, int field,
                         const char *currency, const gboolean *stop, GError **error)
{
  g_autofree char *last = g_strdup_printf ("SELECT max(id) FROM \"%s\"", kind->name);
  AccordColumnSum *self = g_new0 (AccordColumnSum, 1);

  self->computed = computed;
  self->field = field;
  self->today = accord_date_today ();
  self->txn = accord_reader_newest_txn (db, NULL);
  g_strlcpy (self->currency, currency, sizeof self->currency);
  self->units = has_units (self, kind) ? g_new0 (guint32, 1) : NULL;
  accord_column_sum_make_room (self, (guint) accord_database_get_int (db, last, 0) + 1);
  if (fill (self, kind, db, stop, error))
    return self;
  accord_column_sum_free (self);
  return NULL;
}

/* Whether something is different in another currency. */
static gboolean
needs_currency (const AccordComputed *computed)
{
  return computed != NULL && strchr (computed->sql, '$') != NULL;
}

static gboolean
is_of (const AccordColumnSum *self, const AccordComputed *computed, int field, const char *currency)
{
  return self->computed == computed && (computed != NULL || self->field == field) &&
         (!needs_currency (computed) || g_str_equal (self->currency, currency));
}

static gboolean
is_current (const AccordColumnSum *self)
{
  return !needs_today (self->computed) || self->today == accord_date_today ();
}

/* Whether the numbers of a field are in memory. */
gboolean
accord_column_sums_know (const AccordColumnSet *set, int field)
{
  for (guint i = 0; i < set->sums->len; i++)
    {
      const AccordColumnSum *sum = set->sums->pdata[i];

      if (sum->computed == NULL && sum->field == field)
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_column_sums_get_sum:
 * @set: brought up to the snapshot of @db
 * @computed: (nullable): or %NULL, for the number of @field
 * @currency: see accord_query_set_currency()
 *
 * Returns: (transfer none): the number of each row, by id, as of that snapshot; %NULL on error
 */
const AccordColumnSum *
accord_column_sums_get_sum (AccordColumnSet *set, AccordReader *db, const AccordComputed *computed, int field,
                            const char *currency, GError **error)
{
  AccordColumnSum *self;
  g_autoptr (GError) failed = NULL;

  for (guint i = set->sums->len; i-- > 0;)
    {
      self = set->sums->pdata[i];
      if (!is_of (self, computed, field, currency))
        continue;
      accord_column_sum_make_room (self, set->n_slots);
      if (is_current (self) && accord_column_sum_follow (self, set, db, &failed))
        return self;
      if (!accord_error_pass (error, &failed))
        return NULL;
      g_ptr_array_remove_index (set->sums, i); /* yesterday's, or not to be mended */
    }
  self = accord_column_sum_build (db, set->kind, computed, field, currency, NULL, error);
  if (self == NULL)
    return NULL;
  accord_column_sum_make_room (self, set->n_slots);
  g_ptr_array_add (set->sums, self);
  return self;
}

/* As accord_column_sums_get_sum(), the numbers alone. */
const gint64 *
accord_column_sums_get (AccordColumnSet *set, AccordReader *db, const AccordComputed *computed, int field,
                        const char *currency, GError **error)
{
  const AccordColumnSum *sum = accord_column_sums_get_sum (set, db, computed, field, currency, error);

  return sum != NULL ? sum->numbers : NULL;
}
