/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-column-set.h"
#include "accord-filter-private.h"

G_BEGIN_DECLS

#define ACCORD_COLUMN_TEXT_MOST (256u << 20)  /* bytes of the texts of one set */
#define ACCORD_COLUMN_TEXT_AHEAD (128u << 20) /* of these, read before anybody asks */

/* The folded texts of one field of a kind, of every row; see accord-column-text.c. One thread at a time uses it. */
typedef struct {
  int field;
  gint64 txn;        /* the newest change set it holds */
  guint n_slots;     /* ids below have their text in the bytes */
  gsize most;        /* bytes that it may have */
  gboolean is_whole; /* FALSE: it would have more, and has none */
  GByteArray *bytes; /* texts by id, a zero behind each */
  GArray *marks;     /* of guint32: where the texts of some ids begin */
  GHashTable *later; /* id → char * (owned): texts that commits touched since, in place of those in the bytes */
} AccordColumnText;

typedef enum {
  ACCORD_COLUMN_TEXT_HAS,
  ACCORD_COLUMN_TEXT_IS,
  ACCORD_COLUMN_TEXT_ANY, /* there is a text */
} AccordColumnTextTest;

gboolean accord_column_text_is_wanted (const AccordField *field);
AccordColumnText *accord_column_text_build (AccordReader *db, AccordReader *other, const AccordKind *kind, int field, gsize most, const gboolean *stop, GError **error);
void accord_column_text_free (gpointer text);
gsize accord_column_text_size (const AccordColumnText *self);
gsize accord_column_text_sum (GPtrArray *texts);
void accord_column_text_take (AccordColumnText *self, gint64 id, const char *text);
void accord_column_text_match (const AccordColumnText *self, AccordColumnTextTest test, const char *typed, guint8 *hits, guint n_hits);

/* accord-column-texts.c */
gboolean accord_column_texts_know (const AccordColumnSet *set, int field);
const AccordColumnText *accord_column_texts_get (AccordColumnSet *set, AccordReader *db, int field, GError **error);

/* accord-column-text-tests.c */
gboolean accord_column_texts_test (const AccordCondition *condition);
gboolean accord_column_texts_hits (AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, guint8 *hits, gboolean *done, GError **error);

G_END_DECLS
