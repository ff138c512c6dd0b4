/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Customers by any field of theirs, and how complete they are, without going through the table again. Report thread. */

#include "accord-config.h"

#include "accord-customer-book.h"

#include "accord-completeness-sql.h"

#define CHANGED_MOST 20000 /* more are read anew with all the others */

static void
column_free (gpointer data)
{
  AccordCustomerColumn *self = data;

  g_free (self->name);
  g_free (self->codes);
  g_hash_table_unref (self->by_value);
  g_array_unref (self->values);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/**
 * accord_customer_book_free:
 * @self: (transfer full) (nullable): a book
 */
void
accord_customer_book_free (AccordCustomerBook *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_free (self->alive);
  g_free (self->owners);
  g_free (self->scores);
  g_free (self);
}

static void
grow (AccordCustomerBook *self, guint n_slots)
{
  guint old = self->n_slots;

  if (n_slots <= old)
    return;
  self->n_slots = n_slots = n_slots + n_slots / 64 + 64;
  self->alive = g_renew (guint8, self->alive, n_slots);
  self->owners = g_renew (guint32, self->owners, n_slots);
  self->scores = g_renew (guint8, self->scores, n_slots);
  memset (self->alive + old, 0, n_slots - old);
  memset (self->owners + old, 0, (n_slots - old) * sizeof (guint32));
  memset (self->scores + old, 0, n_slots - old);
  for (guint i = 0; i < self->columns->len; i++)
    {
      AccordCustomerColumn *column = g_ptr_array_index (self->columns, i);

      column->codes = g_renew (guint16, column->codes, n_slots);
      memset (column->codes + old, 0, (n_slots - old) * sizeof (guint16));
    }
}

/* 1 + where the value stands among those met. */
static guint16
code_of (AccordCustomerColumn *self, AccordStatement *row, int at)
{
  const char *text = self->numbers ? NULL : accord_statement_text (row, at);
  gint64 number = self->numbers ? accord_statement_int (row, at) : 0;
  gconstpointer key = self->numbers ? (gconstpointer) &number : text;
  guint code;

  if (accord_statement_is_null (row, at))
    return 0;
  code = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_value, key));
  if (code != 0)
    return (guint16) code;
  if (self->values->len >= G_MAXUINT16)
    {
      self->too_many = TRUE;
      return 0;
    }
  g_array_append_val (self->values, number);
  g_ptr_array_add (self->texts, g_strdup (text));
  code = self->values->len;
  g_hash_table_insert (self->by_value, self->numbers ? (gpointer) g_memdup2 (&number, sizeof number) : g_strdup (text), GUINT_TO_POINTER (code));
  return (guint16) code;
}

/* Row: id, del, owner, then the columns. */
static void
take_row (AccordCustomerBook *self, AccordStatement *row)
{
  gint64 id = accord_statement_int (row, 0);

  if (id <= 0 || id >= G_MAXINT32)
    return;
  grow (self, (guint) id + 1);
  self->alive[id] = accord_statement_int (row, 1) <= 0;
  self->owners[id] = (guint32) CLAMP (accord_statement_int (row, 2), 0, G_MAXINT32);
  for (guint i = 0; i < self->columns->len; i++)
    {
      AccordCustomerColumn *column = g_ptr_array_index (self->columns, i);

      column->codes[id] = code_of (column, row, (int) i + 3);
    }
}

static char *
rows_sql (const AccordCustomerBook *self, const char *where)
{
  GString *sql = g_string_new ("SELECT id, del, owner");

  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (sql, ", \"%s\"", ((AccordCustomerColumn *) g_ptr_array_index (self->columns, i))->name);
  g_string_append_printf (sql, " FROM customer%s", where);
  return g_string_free (sql, FALSE);
}

static gboolean
read_all (AccordCustomerBook *self, AccordReader *reader, GError **error)
{
  g_autofree char *sql = rows_sql (self, "");
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    take_row (self, row);
  return accord_error_pass (error, &failed);
}

#define SCORE_SQL "SELECT c.id, " ACCORD_COMPLETENESS_SQL " FROM customer c WHERE "

static gboolean
read_scores (AccordCustomerBook *self, AccordStatement *row, GError **error)
{
  g_autoptr (GError) failed = NULL;

  while (accord_statement_step (row, &failed))
    {
      gint64 id = accord_statement_int (row, 0);

      if (id > 0 && id < self->n_slots)
        self->scores[id] = (guint8) CLAMP (accord_statement_int (row, 1), 0, 100);
    }
  return accord_error_pass (error, &failed);
}

/**
 * accord_customer_book_score:
 * @self: a book that has followed
 *
 * Reads how complete every customer is, the first time.
 */
gboolean
accord_customer_book_score (AccordCustomerBook *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = NULL;

  if (self->scored)
    return TRUE;
  row = accord_reader_prepare (reader, SCORE_SQL "c.del<=0", error);
  self->scored = row != NULL && read_scores (self, row, error);
  return self->scored;
}

static gboolean
read_again (AccordCustomerBook *self, AccordReader *reader, GHashTable *customers, GError **error)
{
  g_autofree char *sql = rows_sql (self, " WHERE id=?1");
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (AccordStatement) score = row != NULL ? accord_reader_prepare (reader, SCORE_SQL "c.id=?1", error) : NULL;
  g_autoptr (GError) failed = NULL;
  GHashTableIter iter;
  gpointer key;

  if (score == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, customers);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 id = (gint64) GPOINTER_TO_SIZE (key);

      if (id > 0 && id < self->n_slots)
        self->alive[id] = FALSE;
      accord_statement_reset (row);
      accord_statement_bind_int (row, 1, id);
      if (accord_statement_step (row, &failed))
        take_row (self, row);
      accord_statement_reset (score);
      accord_statement_bind_int (score, 1, id);
      if (!accord_error_pass (error, &failed) || (self->scored && !read_scores (self, score, error)))
        return FALSE;
    }
  return TRUE;
}

/* What a customer's score counts besides its own fields. */
static gboolean
touched_parts (AccordCustomerBook *self, AccordReader *reader, const AccordJournalKinds *kinds, GHashTable *customers, GError **error)
{
  static const AccordKind *const parts[] = { &accord_handle_kind, &accord_contact_kind, &accord_affiliation_kind };

  for (guint i = 0; self->scored && i < G_N_ELEMENTS (parts); i++)
    if (kinds->touched[parts[i]->number] &&
        !accord_journal_touched_links (reader, parts[i], "customer", self->kept.txn, CHANGED_MOST, customers, error))
      return FALSE;
  return TRUE;
}

static gboolean
follow (gpointer data, AccordReader *reader, GError **error)
{
  AccordCustomerBook *self = data;
  g_autoptr (GHashTable) customers = g_hash_table_new (NULL, NULL);
  AccordJournalKinds kinds;

  return accord_journal_touched_among (reader, &accord_customer_kind, self->kept.txn, CHANGED_MOST, customers, &kinds, error) &&
         !kinds.touched[accord_custom_field_kind.number] && touched_parts (self, reader, &kinds, customers, error) &&
         (g_hash_table_size (customers) == 0 || read_again (self, reader, customers, error));
}

static gpointer
make (AccordReader *reader, GError **error)
{
  AccordCustomerBook *self = g_new0 (AccordCustomerBook, 1);

  self->columns = g_ptr_array_new_with_free_func (column_free);
  if (!read_all (self, reader, error))
    g_clear_pointer (&self, accord_customer_book_free);
  return self;
}

static void
free_book (gpointer data)
{
  accord_customer_book_free (data);
}

/* Tells the book what was changed between two change sets, so that it need not ask. */
void
accord_customer_book_pass (AccordCustomerBook *self, const AccordJournalKinds *kinds, gint64 from, gint64 to)
{
  static const AccordKind *const of[] = { &accord_customer_kind, &accord_handle_kind, &accord_contact_kind, &accord_affiliation_kind,
                                          &accord_custom_field_kind };

  accord_journal_kept_pass ((AccordJournalKept *) self, kinds, of, G_N_ELEMENTS (of), from, to);
}

/**
 * accord_customer_book_get:
 * @place: (inout): where the book stands; %NULL in it: nowhere yet
 * @reader: in a snapshot
 *
 * Returns: (transfer none) (nullable): the book as the snapshot is, with the columns that were asked for since it was made;
 *   %NULL with an error
 */
AccordCustomerBook *
accord_customer_book_get (AccordCustomerBook **place, AccordReader *reader, GError **error)
{
  static const AccordJournalKeeping keeping = { follow, make, free_book };

  *place = accord_journal_kept_follow (*place, &keeping, reader, error);
  return *place;
}

static gboolean
read_column (AccordCustomerBook *self, AccordReader *reader, AccordCustomerColumn *column, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, \"%s\" FROM customer WHERE \"%s\" IS NOT NULL", column->name, column->name);
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  while (!column->too_many && accord_statement_step (row, &failed))
    {
      gint64 id = accord_statement_int (row, 0);

      if (id > 0 && id < self->n_slots)
        column->codes[id] = code_of (column, row, 1);
    }
  return accord_error_pass (error, &failed);
}

/**
 * accord_customer_book_column:
 * @self: a book that has followed
 * @field: name of a field
 *
 * Returns: (transfer none) (nullable): what every customer says in it; %NULL with an error, or without one where nearly every
 *   customer says something else
 */
const AccordCustomerColumn *
accord_customer_book_column (AccordCustomerBook *self, AccordReader *reader, const char *field, GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (reader, &accord_customer_kind);
  AccordCustomerColumn *column = NULL;

  for (guint i = 0; i < self->columns->len && column == NULL; i++)
    if (g_str_equal (((AccordCustomerColumn *) g_ptr_array_index (self->columns, i))->name, field))
      column = g_ptr_array_index (self->columns, i);
  if (column != NULL)
    return column->too_many ? NULL : column;
  column = g_new0 (AccordCustomerColumn, 1);
  column->name = g_strdup (field);
  column->numbers = accord_field_has_number (&kind->fields[accord_kind_find (kind, field)]);
  column->codes = g_new0 (guint16, self->n_slots + 1);
  column->values = g_array_new (FALSE, FALSE, sizeof (gint64));
  column->texts = g_ptr_array_new_with_free_func (g_free);
  column->by_value = column->numbers ? g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL)
                                     : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!read_column (self, reader, column, error))
    {
      column_free (column);
      return NULL;
    }
  g_ptr_array_add (self->columns, column);
  return column->too_many ? NULL : column;
}
