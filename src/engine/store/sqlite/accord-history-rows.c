/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Since when a workspace keeps history, and which files of changes are older (sync.md §2.8). */
#include "accord-config.h"

#include "accord-sync-rows.h"

#include "accord-database.h"
#include "accord-error.h"
#include "accord-schema.h"
#include "accord-statement.h"

/* What others are told of this program, so that they know what it can read. */
int
accord_reader_schema_version (void)
{
  return ACCORD_SCHEMA_VERSION;
}

/* A day since 1970, or 0: all of it is kept. */
gint64
accord_reader_history_from (AccordReader *reader)
{
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (reader, "SELECT history_from FROM workspace WHERE del<=0 ORDER BY id LIMIT 1", NULL);

  return st != NULL && accord_statement_step (st, NULL) ? accord_statement_int (st, 0) : 0;
}

typedef struct {
  int replica;
  gint64 first;
  gint64 last;
  char *hash;   /* (owned) */
  gint64 newest; /* ms: of the change sets in it; 0: not known */
} Span;

static void
span_clear (gpointer data)
{
  g_free (((Span *) data)->hash);
}

static GArray *
read_spans (AccordReader *reader, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (Span));
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (reader, "SELECT rep, s1, s2, hash FROM seg WHERE state IN (?1, ?2) ORDER BY rep, s1, s2", error);
  g_autoptr (GError) failed = NULL;

  g_array_set_clear_func (spans, span_clear);
  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, ACCORD_SEGMENT_PUBLISHED);
  accord_statement_bind_int (st, 2, ACCORD_SEGMENT_TAKEN);
  while (accord_statement_step (st, &failed))
    {
      Span span = { (int) accord_statement_int (st, 0), accord_statement_int (st, 1), accord_statement_int (st, 2),
                    g_strdup (accord_statement_text (st, 3)), 0 };

      g_array_append_val (spans, span);
    }
  return accord_error_pass (error, &failed) ? g_steal_pointer (&spans) : NULL;
}

/* One change set, @number of @replica and going on until @next: in every file that has a part of it. */
static void
note_time (GArray *spans, guint *at, int replica, gint64 number, gint64 next, gint64 ms)
{
  for (; *at < spans->len; (*at)++)
    {
      const Span *span = &g_array_index (spans, Span, *at);

      if (span->replica > replica || (span->replica == replica && span->last >= number))
        break;
    }
  for (guint i = *at; i < spans->len; i++)
    {
      Span *span = &g_array_index (spans, Span, i);

      if (span->replica != replica || span->first >= next)
        break;
      span->newest = MAX (span->newest, ms);
    }
}

/**
 * accord_reader_old_segments:
 * @before: ms
 *
 * Files of changes, published or taken, of which nothing is as young as @before: by the time of whoever wrote it
 * and by its clock, so that one that was wrong keeps rather than drops. Reads all change sets.
 *
 * Returns: (transfer full): their hashes, or %NULL
 */
GStrv
accord_reader_old_segments (AccordReader *reader, gint64 before, GError **error)
{
  g_autoptr (GArray) spans = read_spans (reader, error);
  g_autoptr (AccordStatement) st = spans == NULL ? NULL : accord_reader_prepare (
    reader, "SELECT rep, s, max(at, h>>16), lead(s) OVER (PARTITION BY rep ORDER BY s) FROM txn WHERE s>0 ORDER BY rep, s", error);
  g_autoptr (GStrvBuilder) old = g_strv_builder_new ();
  g_autoptr (GError) failed = NULL;
  guint at = 0;

  if (st == NULL)
    return NULL;
  while (accord_statement_step (st, &failed))
    note_time (spans, &at, (int) accord_statement_int (st, 0), accord_statement_int (st, 1),
               accord_statement_is_null (st, 3) ? G_MAXINT64 : accord_statement_int (st, 3), accord_statement_int (st, 2));
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      if (span->newest > 0 && span->newest < before)
        g_strv_builder_add (old, span->hash);
    }
  return accord_error_pass (error, &failed) ? g_strv_builder_end (old) : NULL;
}
