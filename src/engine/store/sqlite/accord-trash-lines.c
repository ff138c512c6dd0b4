/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the Trash in words: what a record was called and belonged to, who deleted it, and what went with it. */
#include "accord-config.h"

#include "accord-trash-rows.h"

#include "accord-error.h"
#include "accord-row.h"
#include "accord-statement.h"
#include "accord-writer-private.h"

G_DEFINE_BOXED_TYPE (AccordTrashLine, accord_trash_line, accord_trash_line_copy, accord_trash_line_free)

/**
 * accord_trash_line_copy:
 * @self: a line
 *
 * Returns: (transfer full): a copy
 */
AccordTrashLine *
accord_trash_line_copy (const AccordTrashLine *self)
{
  AccordTrashLine *copy = g_new0 (AccordTrashLine, 1);

  *copy = (AccordTrashLine) { g_strdup (self->title), g_strdup (self->owner), g_strdup (self->actor), g_strdup (self->label),
                              g_strdup (self->origin) };
  return copy;
}

/**
 * accord_trash_line_free:
 * @self: (transfer full): a line
 */
void
accord_trash_line_free (AccordTrashLine *self)
{
  g_free (self->title);
  g_free (self->owner);
  g_free (self->actor);
  g_free (self->label);
  g_free (self->origin);
  g_free (self);
}

static void
free_line (gpointer line)
{
  if (line != NULL)
    accord_trash_line_free (line);
}

/* A record without a name, such as a tag on a customer, is called by what it joins. */
static char *
title_of (AccordRecord *record)
{
  const AccordKind *kind = accord_record_kind (record);
  const char *title = accord_kind_title (kind) >= 0 ? accord_record_title (record) : NULL;
  g_autoptr (GString) joined = g_string_new (title);

  for (int i = 0; title == NULL && i < kind->n_fields; i++)
    {
      const char *link = accord_record_link_title (record, i);

      if (link != NULL && !(kind->fields[i].flags & ACCORD_FIELD_HIDDEN))
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? " · " : "", link);
    }
  return g_strdup (joined->len > 0 ? joined->str : accord_kind_label (kind));
}

static char *
owner_of (AccordRecord *record)
{
  const AccordKind *kind = accord_record_kind (record);

  for (int i = 0; accord_kind_title (kind) >= 0 && i < kind->n_fields; i++)
    if ((kind->fields[i].flags & ACCORD_FIELD_OWNED) && accord_record_link_title (record, i) != NULL)
      return g_strdup (accord_record_link_title (record, i));
  return NULL;
}

/* Where a snapshot brought it, the change set names nobody; the clock knows whose computer it was. */
static char *
actor_by_clock (AccordReader *reader, AccordRecord *record, GError **error)
{
  AccordWriteClock clock;
  g_autoptr (AccordStatement) st = NULL;

  if (!accord_clocks_find_deletion (accord_record_clocks (record), &clock))
    return NULL;
  st = accord_reader_prepare (reader, "SELECT m.name FROM replica r JOIN member m ON m.uid=r.user WHERE r.id=?1", error);
  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, clock.replica);
  return accord_statement_step (st, error) ? g_strdup (accord_statement_text (st, 0)) : NULL;
}

static AccordTrashLine *
line_of (AccordReader *reader, AccordRecord *record, GError **error)
{
  g_autoptr (AccordTrashLine) line = g_new0 (AccordTrashLine, 1);
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (reader, "SELECT m.name, x.label, x.kind FROM txn x LEFT JOIN member m ON m.id=x.actor WHERE x.id=?1", error);

  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, accord_record_deleted (record));
  if (accord_statement_step (st, &failed))
    {
      line->actor = g_strdup (accord_statement_text (st, 0));
      line->label = g_strdup (accord_statement_text (st, 1));
      line->origin = g_strdup (accord_statement_text (st, 2));
    }
  line->title = title_of (record);
  line->owner = owner_of (record);
  if (failed == NULL && line->actor == NULL)
    line->actor = actor_by_clock (reader, record, &failed);
  return accord_error_pass (error, &failed) ? g_steal_pointer (&line) : NULL;
}

typedef struct {
  guint n_rows;
  AccordTrashRow rows[];
} Wanted;

static Wanted *
wanted_new (const AccordTrashRow *rows, guint n_rows)
{
  Wanted *wanted = g_malloc (sizeof (Wanted) + n_rows * sizeof (AccordTrashRow));

  wanted->n_rows = n_rows;
  for (guint i = 0; i < n_rows; i++)
    wanted->rows[i] = rows[i];
  return wanted;
}

/* All rows of one kind at once: what they link to is read together. */
static gboolean
lines_of_kind (AccordReader *reader, const Wanted *wanted, guint from, GPtrArray *lines, GError **error)
{
  const AccordKind *kind = accord_kind_by_number (wanted->rows[from].kind);
  g_autofree gint64 *ids = g_new (gint64, wanted->n_rows);
  g_autofree guint *places = g_new (guint, wanted->n_rows);
  g_autoptr (GPtrArray) records = NULL;
  guint n = 0;

  for (guint i = from; i < wanted->n_rows; i++)
    if (wanted->rows[i].kind == kind->number)
      {
        ids[n] = wanted->rows[i].id;
        places[n++] = i;
      }
  records = accord_reader_load (reader, kind, ids, n, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (records, i);

      if (record == NULL || !accord_record_is_deleted (record))
        continue;
      lines->pdata[places[i]] = line_of (reader, record, error);
      if (lines->pdata[places[i]] == NULL)
        return FALSE;
    }
  return records != NULL;
}

static gboolean
is_first_of_kind (const Wanted *wanted, guint at)
{
  for (guint i = 0; i < at; i++)
    if (wanted->rows[i].kind == wanted->rows[at].kind)
      return FALSE;
  return TRUE;
}

static DexFuture *
lines_read (AccordReader *reader, gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (free_line);
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (lines, (int) wanted->n_rows);
  for (guint i = 0; i < wanted->n_rows; i++)
    if (is_first_of_kind (wanted, i) && !lines_of_kind (reader, wanted, i, lines, &error))
      return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&lines));
}

/**
 * accord_store_trash_lines:
 * @rows: (array length=n_rows): some rows of the Trash, a screen of them
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of #AccordTrashLine in the order of @rows, with %NULL
 *   for a record that is not in the Trash any more
 */
DexFuture *
accord_store_trash_lines (AccordStore *self, const AccordTrashRow *rows, guint n_rows)
{
  return accord_store_read (self, lines_read, wanted_new (rows, n_rows), g_free);
}

/* How many of a kind have one of its owned links to the row, and were deleted in the same step. */
static gboolean
count_company (AccordReader *reader, const AccordKind *kind, const AccordTrashRow *row, GArray *company, GError **error)
{
  AccordTrashCompany line = { accord_kind_base (kind), 0 };
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;

  for (int i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & ACCORD_FIELD_OWNED) && accord_field_target (&kind->fields[i])->number == row->kind)
      g_string_append_printf (sql, "%s\"%s\"=?1", sql->len > 0 ? " OR " : "", kind->fields[i].name);
  if (sql->len == 0)
    return TRUE;
  g_string_prepend (sql, "\" WHERE del=?2 AND (");
  g_string_prepend (sql, kind->name);
  g_string_prepend (sql, "SELECT count(*) FROM \"");
  g_string_append_c (sql, ')');
  st = accord_reader_prepare (reader, sql->str, error);
  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, row->id);
  accord_statement_bind_int (st, 2, row->txn);
  if (accord_statement_step (st, &failed) && accord_statement_int (st, 0) > 0)
    {
      line.n = (guint) accord_statement_int (st, 0);
      g_array_append_val (company, line);
    }
  return accord_error_pass (error, &failed);
}

static DexFuture *
company_read (AccordReader *reader, gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (GArray) company = g_array_new (FALSE, FALSE, sizeof (AccordTrashCompany));
  g_autoptr (GError) error = NULL;
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    if (accord_reader_is_made (reader, kinds[i]) &&
        !count_company (reader, accord_reader_get_kind (reader, kinds[i]), wanted->rows, company, &error))
      return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_ARRAY, g_steal_pointer (&company));
}

/**
 * accord_store_trash_company:
 * @row: a row of the Trash
 *
 * What went with it in the same step and comes back with it, one level deep. Looks through whole tables.
 *
 * Returns: (transfer full): a future that resolves to a #GArray of #AccordTrashCompany
 */
DexFuture *
accord_store_trash_company (AccordStore *self, const AccordTrashRow *row)
{
  return accord_store_read_long (self, company_read, wanted_new (row, 1), g_free);
}
