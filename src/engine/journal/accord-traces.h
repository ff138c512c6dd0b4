/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-transaction.h"

G_BEGIN_DECLS

/* Where a person has left traces: the own rows (with those merged into them), what belongs to them, and
 * what lies around; and the words by which they are known. Database thread. */
typedef struct {
  AccordWriter *writer;
  GHashTable *own;     /* row keys: the person */
  GHashTable *about;   /* row keys: handles, activities, deals … of the person */
  GHashTable *near;    /* row keys: other texts that may quote */
  GHashTable *merged;  /* row keys: whom the person was ever merged into */
  GHashTable *all;     /* row keys of own, about and near */
  GArray *rows;        /* of AccordTrace, own ones first */
  GPtrArray *names;    /* words that others may bear too */
  GPtrArray *numbers;  /* phones, e-mails, ids: nobody else's */
  GHashTable *txns;    /* change sets that touched any of the rows */
} AccordTraces;

typedef struct {
  const AccordKind *kind;
  gint64 id;
} AccordTrace;

gboolean accord_traces_init (AccordTraces *self, AccordWriter *writer, const AccordKind *kind, gint64 id, GError **error);
gboolean accord_traces_add (AccordTraces *self, const AccordTrace *rows, guint n_rows, GError **error);
const char *accord_traces_find (const AccordTraces *self, const char *text, gboolean names, gsize *length);
void accord_traces_clear (AccordTraces *self);
gboolean accord_traces_erases (const AccordTraces *self, const AccordKind *kind, gint64 row, int field);
char *accord_traces_blot (const AccordTraces *self, const char *text, gboolean names);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordTraces, accord_traces_clear)

G_END_DECLS
