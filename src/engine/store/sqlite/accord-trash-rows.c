/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies in the Trash: of every kind, newest first; not what became another record. Only living rows are indexed, so each table is looked
 * through once, on the thread of reports; a record costs 32 bytes.
 *
 *   each kind: del>0, not gone with its owner ──▶ when, by the clock of its deletion ──▶ sorted ──▶ days
 *
 * What is typed is looked for in the index of words first, where the kind has one. */
#include "accord-config.h"

#include "accord-trash-rows.h"

#include "accord-clock.h"
#include "accord-error.h"
#include "accord-statement.h"
#include "accord-text-match.h"
#include "accord-writer-private.h"

#define FIRST_TEXT 3 /* column of the first text that is searched */

G_DEFINE_BOXED_TYPE (AccordTrash, accord_trash, accord_trash_ref, accord_trash_unref)

/**
 * accord_trash_ref:
 * @self: what lies in the Trash
 *
 * Returns: (transfer full): @self; any thread
 */
AccordTrash *
accord_trash_ref (AccordTrash *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * accord_trash_unref:
 * @self: (transfer full): what lies in the Trash; any thread
 */
void
accord_trash_unref (AccordTrash *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->rows);
  g_free (self->days);
  g_free (self);
}

/* A change set that deleted something. */
typedef struct {
  gint64 at;     /* ms */
  gboolean told; /* nothing brings an erasure back; what the program itself clears away, or holds without a clock, is nobody's */
} Step;

typedef struct {
  AccordReader *reader;
  const AccordKind *wanted;         /* or NULL: all */
  const char *typed;                /* or NULL */
  AccordTextNeedle *needle;         /* of @typed */
  GHashTable *steps;                /* txn → Step */
  GArray *rows;                     /* of AccordTrashRow */
  guint *n_of_kind;
} Looking;

static const Step *
step_of (Looking *self, gint64 txn, GError **error)
{
  Step *step = g_hash_table_lookup (self->steps, &txn);
  g_autoptr (AccordStatement) st =
    step == NULL ? accord_reader_prepare (self->reader, "SELECT h>>16, h=0 OR kind IN ('erase','keep') FROM txn WHERE id=?1", error) : NULL;

  if (step != NULL || st == NULL)
    return step;
  step = g_new0 (Step, 1);
  accord_statement_bind_int (st, 1, txn);
  if (accord_statement_step (st, error))
    *step = (Step) { accord_statement_int (st, 0), accord_statement_int (st, 1) == 0 };
  g_hash_table_insert (self->steps, g_memdup2 (&txn, sizeof txn), step);
  return step;
}

/* What goes to the Trash with its owner comes back with it, and is no line of its own. */
static void
append_alone (AccordReader *reader, const AccordKind *kind, GString *sql)
{
  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordField *field = &kind->fields[i];
      const AccordKind *owner = field->flags & ACCORD_FIELD_OWNED ? accord_field_target (field) : NULL;

      if (owner != NULL && accord_reader_is_made (reader, owner))
        g_string_append_printf (sql, " AND NOT EXISTS(SELECT 1 FROM \"%s\" o WHERE o.id=t.\"%s\" AND o.del=t.del)", owner->name,
                                field->name);
    }
}

/* The texts by which a record is found; one that has no name is found by what it links. */
static guint
append_texts (AccordReader *reader, const AccordKind *kind, GString *sql)
{
  gboolean has_title = accord_kind_title (kind) >= 0;
  guint n = 0;

  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordField *field = &kind->fields[i];
      const AccordKind *target = has_title || !accord_field_is_link (field) ? NULL : accord_field_target (field);
      int title = target != NULL && accord_reader_is_made (reader, target) ? accord_kind_title (target) : -1;

      if (title >= 0)
        g_string_append_printf (sql, ",(SELECT l.\"%s\" FROM \"%s\" l WHERE l.id=t.\"%s\")", target->fields[title].name,
                                target->name, field->name);
      else if ((field->flags & (ACCORD_FIELD_TITLE | ACCORD_FIELD_SEARCHED)) && accord_field_has_text (field))
        g_string_append_printf (sql, ",t.\"%s\"", field->name);
      else
        continue;
      n++;
    }
  return n;
}

static gboolean
fits (Looking *self, AccordStatement *st, guint n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    {
      const char *text = accord_statement_text (st, FIRST_TEXT + (int) i);

      if (text != NULL && accord_text_needle_match (self->needle, text, FALSE, NULL) != ACCORD_TEXT_RANK_NONE)
        return TRUE;
    }
  return FALSE;
}

/* By its own clock, where the deletion of this one record was told; else by that of the whole step. */
static gint64
deleted_at (AccordStatement *st, const Step *step)
{
  gsize size;
  gconstpointer bytes = accord_statement_is_null (st, 2) ? NULL : accord_statement_blob (st, 2, &size);
  g_autoptr (GBytes) clocks = bytes != NULL ? g_bytes_new_static (bytes, size) : NULL;
  AccordWriteClock own;

  return accord_clocks_find_deletion (clocks, &own) ? (gint64) (own.stamp >> 16) : step->at;
}

static AccordIds *
find_words (Looking *self, const AccordKind *kind, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  accord_query_set_deleted (query, TRUE);
  accord_query_set_search (query, self->typed);
  return accord_reader_find (self->reader, query, error);
}

/* @found: only rows among "accord_ids(?1)"; else @n_texts of each are to be looked through */
static char *
rows_sql (Looking *self, const AccordKind *kind, gboolean found, guint *n_texts)
{
  GString *sql = g_string_new ("SELECT t.id,t.del,t.clk");

  *n_texts = !found && self->typed != NULL ? append_texts (self->reader, kind, sql) : 0;
  if (found)
    g_string_append_printf (sql, " FROM accord_ids(?1) x CROSS JOIN \"%s\" t ON t.id=x.id", kind->name);
  else
    g_string_append_printf (sql, " FROM \"%s\" t", kind->name);
  g_string_append_printf (sql, " WHERE t.del>0%s", accord_kind_find (kind, "merged_into") >= 0 ? " AND t.merged_into IS NULL" : "");
  append_alone (self->reader, kind, sql);
  return g_string_free (sql, FALSE);
}

static gboolean
look_at_kind (Looking *self, const AccordKind *kind, GError **error)
{
  gboolean wanted = self->wanted == NULL || accord_kind_is (kind, self->wanted);
  gboolean indexed = self->typed != NULL && accord_kind_is_searched (kind);
  g_autoptr (AccordIds) found = indexed ? find_words (self, kind, error) : NULL;
  AccordIdSet set = { found != NULL ? found->ids : NULL, found != NULL ? found->n_ids : 0 };
  guint n_texts = 0;
  g_autofree char *sql = rows_sql (self, kind, found != NULL, &n_texts);
  g_autoptr (AccordStatement) st = indexed && found == NULL ? NULL : accord_reader_prepare (self->reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  if (found != NULL)
    accord_statement_bind_ids (st, 1, &set);
  while (accord_statement_step (st, &failed))
    {
      const Step *step = step_of (self, accord_statement_int (st, 1), &failed);
      AccordTrashRow row = { accord_statement_int (st, 0), accord_statement_int (st, 1), 0, kind->number };

      if (failed != NULL || step == NULL)
        break;
      if (!step->told)
        continue;
      self->n_of_kind[kind->number]++;
      if (!wanted || (self->typed != NULL && found == NULL && !fits (self, st, n_texts)))
        continue;
      row.at = deleted_at (st, step);
      g_array_append_val (self->rows, row);
    }
  return accord_error_pass (error, &failed);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const AccordTrashRow *x = a, *y = b;

  if (x->at != y->at)
    return x->at < y->at ? 1 : -1;
  if (x->txn != y->txn)
    return x->txn < y->txn ? 1 : -1;
  if (x->kind != y->kind)
    return x->kind - y->kind;
  return x->id < y->id ? -1 : x->id > y->id;
}

static void
find_days (AccordTrash *trash)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (AccordTrashDay));
  gint64 begins = G_MAXINT64; /* of the day that rows stand in now */

  for (guint i = 0; i < trash->n_rows; i++)
    {
      AccordTrashDay day = { i, 0 };

      if (trash->rows[i].at >= begins)
        continue;
      day.day = accord_date_from_time (trash->rows[i].at);
      begins = accord_date_to_time (day.day);
      g_array_append_val (days, day);
    }
  trash->n_days = days->len;
  trash->days = (AccordTrashDay *) (void *) g_array_free (g_steal_pointer (&days), FALSE);
}

/**
 * accord_reader_trash:
 * @reader: on its thread
 * @kind: (nullable): only records of that kind
 * @typed: (nullable): only records in whose names and searched texts that stands
 *
 * Returns: (transfer full): what lies in the Trash; or %NULL with an #AccordStoreError
 */
AccordTrash *
accord_reader_trash (AccordReader *reader, const AccordKind *kind, const char *typed, GError **error)
{
  g_autoptr (AccordTrash) trash = g_new0 (AccordTrash, 1);
  g_autoptr (AccordTextNeedle) needle = accord_text_needle_new (typed != NULL ? typed : "");
  g_autoptr (GHashTable) steps = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Looking looking = { reader, kind, accord_text_needle_is_empty (needle) ? NULL : typed, needle, steps,
                      g_array_new (FALSE, FALSE, sizeof (AccordTrashRow)), trash->n_of_kind };
  gboolean ok = TRUE;
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  g_atomic_ref_count_init (&trash->refs);
  trash->n_kept = (guint) accord_reader_trash_days (reader);
  for (int i = 0; ok && i < n_kinds; i++)
    if (accord_reader_is_made (reader, kinds[i]) && !(kinds[i]->flags & ACCORD_KIND_SINGLE) &&
        (looking.typed == NULL || kind == NULL || accord_kind_is (kinds[i], kind)))
      ok = look_at_kind (&looking, accord_reader_get_kind (reader, kinds[i]), error);
  g_array_sort (looking.rows, newest_first);
  trash->n_rows = looking.rows->len;
  trash->rows = (AccordTrashRow *) (void *) g_array_free (looking.rows, FALSE);
  find_days (trash);
  return ok ? g_steal_pointer (&trash) : NULL;
}

typedef struct {
  const AccordKind *kind;
  char *typed;
} Asked;

static void
asked_free (gpointer data)
{
  g_free (((Asked *) data)->typed);
  g_free (data);
}

static DexFuture *
trash_read (AccordReader *reader, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GError) error = NULL;
  AccordTrash *trash = accord_reader_trash (reader, asked->kind, asked->typed, &error);

  return trash != NULL ? dex_future_new_take_boxed (ACCORD_TYPE_TRASH, trash) : dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_store_trash:
 * @kind: (nullable): only records of that kind
 * @typed: (nullable): only records in whose names and searched texts that stands
 *
 * Looks through whole tables, behind what is on screen.
 *
 * Returns: (transfer full): a future that resolves to an #AccordTrash, or rejects with an #AccordStoreError
 */
DexFuture *
accord_store_trash (AccordStore *self, const AccordKind *kind, const char *typed)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { kind, g_strdup (typed) };
  return accord_store_read_long (self, trash_read, asked, asked_free);
}
