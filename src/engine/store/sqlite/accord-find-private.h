/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-query-private.h"
#include "accord-row-set.h"

G_BEGIN_DECLS

/* A query being answered: ids as they come. On the stack of accord_find_ids(). */
typedef struct {
  const AccordQuery *query;
  const AccordKind *kind; /* the file's own */
  GArray *ids;
  GArray *sections;
  AccordRowSet *seen; /* ids found already, not to be listed twice; NULL: none can be */
  gunichar letter;
  gboolean has_letters; /* rows stand in alphabetical order and come with the first byte of their keys */
  const char *match; /* an FTS5 expression, for accord_find_matching() */
  gboolean by_beginnings; /* letters inside words are not looked for */
  gboolean quick;   /* must be done in milliseconds */
  gboolean cut;     /* there may be more than what was found in a moment, behind it */
  gboolean sorts;   /* rows are read as they lie and sorted, rather than along an index of their order */
  gboolean partial; /* was not: there may be more, and in another order */
} AccordFinding;

/* Whether there is more than was asked for. */
static inline gboolean
accord_finding_is_full (const AccordFinding *self)
{
  return self->query->limit > 0 && self->ids->len > self->query->limit;
}

gboolean accord_finding_collect (AccordFinding *self, AccordStatement *st, gint64 limit, GError **error);
gboolean accord_find_beginnings (AccordReader *reader, AccordFinding *finding, GError **error);
gboolean accord_find_matching (AccordReader *reader, AccordFinding *finding, GError **error);
gboolean accord_find_search (AccordReader *reader, AccordFinding *finding, GError **error);
gboolean accord_find_steps (AccordReader *reader, AccordFinding *finding, GError **error);
gboolean accord_find_first_steps (AccordReader *reader, AccordFinding *finding, GError **error);
gboolean accord_finding_collect_with (AccordReader *reader, AccordFinding *self, AccordStatement *st, GPtrArray *terms, guint enough, GError **error);
gboolean accord_find_is_frequent (AccordReader *reader, const AccordKind *kind, const char *term);
gboolean accord_find_first_words (AccordReader *reader, AccordFinding *finding, const char *term, GError **error);
gboolean accord_find_frequent_words (AccordReader *reader, AccordFinding *finding, GPtrArray *terms, GError **error);
gboolean accord_find_close (AccordReader *reader, AccordFinding *finding, GError **error);

G_END_DECLS
