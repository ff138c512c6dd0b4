/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Most teams never fill in half of the fields that there are, and asking a row for one costs the same
 * whether it holds something or not. So it is found out once which columns are empty throughout:
 *
 *   writer ──every value, before its commit──▶ written ─┐
 *   columns thread ──one look at the table, once──▶ seen ┴▶ what rows are asked for
 *
 * Bits are only ever added. A reader asks before and after: what was committed in between was added
 * before it could be seen. Of a file that another process may write nothing is known. */
#include "accord-config.h"

#include "accord-filled.h"

#include "accord-kinds.h"

#define LOOK_EVERY 20000 /* steps of SQLite between two looks at whether to stop */
#define FIRST_ROWS " LIMIT 1000"

typedef struct {
  guint64 written;        /* since the store was opened */
  guint64 seen;           /* in the table, when it was looked at: */
  const AccordKind *kind; /* as it was then; NULL until then */
} Filled;

struct _AccordFilled {
  Filled kinds[ACCORD_KIND_MAX];
  gboolean stopping;
};

AccordFilled *
accord_filled_new (void)
{
  return g_new0 (AccordFilled, 1);
}

void
accord_filled_free (AccordFilled *self)
{
  g_free (self);
}

void
accord_filled_stop (AccordFilled *self)
{
  g_atomic_int_set (&self->stopping, TRUE);
}

/* A value is about to be written there. */
void
accord_filled_add (AccordFilled *self, const AccordKind *kind, int field)
{
  Filled *filled = &self->kinds[kind->number];
  guint64 bit = G_GUINT64_CONSTANT (1) << field;

  if (!(__atomic_load_n (&filled->written, __ATOMIC_RELAXED) & bit))
    __atomic_fetch_or (&filled->written, bit, __ATOMIC_SEQ_CST);
}

/**
 * accord_filled_get:
 * @kind: as the file has it; fields that were taken in since the look count as filled
 *
 * Returns: a bit for each field that may hold something
 */
guint64
accord_filled_get (AccordFilled *self, const AccordKind *kind)
{
  Filled *filled = &self->kinds[kind->number];

  if (__atomic_load_n (&filled->kind, __ATOMIC_ACQUIRE) != kind)
    return ACCORD_FILLED_ALL;
  return filled->seen | __atomic_load_n (&filled->written, __ATOMIC_SEQ_CST);
}

/**
 * accord_filled_is_known:
 * @self: what is filled
 * @kind: as the file has it
 *
 * Returns: whether the table was looked through as it is now; any thread
 */
gboolean
accord_filled_is_known (AccordFilled *self, const AccordKind *kind)
{
  return __atomic_load_n (&self->kinds[kind->number].kind, __ATOMIC_ACQUIRE) == kind;
}

static int
stop_cb (void *data)
{
  return g_atomic_int_get (&((AccordFilled *) data)->stopping);
}

/* Of each field whether it holds something, where that is not known. */
static char *
look_sql (const AccordKind *kind, guint64 known, const char *most)
{
  GString *sql = g_string_new ("SELECT 1");

  for (int i = 0; i < kind->n_fields; i++)
    {
      const char *second = accord_field_second_column (&kind->fields[i]);

      if (known >> i & 1)
        g_string_append (sql, ",1");
      else
        g_string_append_printf (sql, ",max(t.\"%s\" IS NOT NULL)", kind->fields[i].name);
      if (!(known >> i & 1) && second != NULL)
        g_string_append_printf (sql, "+max(t.\"%s\" IS NOT NULL)", second);
    }
  /* Those in the Trash too: they are read as all others. */
  g_string_append_printf (sql, " FROM (SELECT * FROM \"%s\" NOT INDEXED%s) t", kind->name, most);
  return g_string_free (sql, FALSE);
}

static gboolean
look (AccordReader *db, const AccordKind *kind, const char *most, guint64 *seen, GError **error)
{
  g_autofree char *sql = look_sql (kind, *seen, most);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st != NULL && accord_statement_step (st, &failed))
    for (int i = 0; i < kind->n_fields; i++)
      if (accord_statement_int (st, 1 + i) > 0)
        *seen |= G_GUINT64_CONSTANT (1) << i;
  return st != NULL && accord_error_pass (error, &failed);
}

/* Whoever asks meanwhile sees the bits of the former look until the new ones stand. */
static void
learn (Filled *filled, const AccordKind *kind, guint64 seen)
{
  __atomic_store_n (&filled->kind, NULL, __ATOMIC_SEQ_CST);
  __atomic_store_n (&filled->seen, seen, __ATOMIC_SEQ_CST);
  __atomic_store_n (&filled->kind, kind, __ATOMIC_SEQ_CST);
}

/**
 * accord_filled_look:
 * @db: a connection of this thread's own
 *
 * Looks once at every row of a kind.
 */
gboolean
accord_filled_look (AccordFilled *self, AccordReader *db, const AccordKind *kind, GError **error)
{
  g_autoptr (GError) failed = NULL;
  guint64 seen = 0;

  if (!accord_database_exec (db, "BEGIN", error))
    return FALSE;
  sqlite3_progress_handler (db->db, LOOK_EVERY, stop_cb, self);
  if (accord_kinds_refresh (db, &failed))
    kind = accord_reader_get_kind (db, kind);
  /* Most of what is filled at all is so among the first. */
  if (failed == NULL && look (db, kind, FIRST_ROWS, &seen, &failed) && look (db, kind, "", &seen, &failed))
    learn (&self->kinds[kind->number], kind, seen);
  sqlite3_progress_handler (db->db, 0, NULL, NULL);
  accord_database_exec (db, "ROLLBACK", NULL);
  return accord_error_pass (error, &failed);
}
