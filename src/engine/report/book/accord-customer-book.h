/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-journal-touched.h"

G_BEGIN_DECLS

/* A field of every customer, as a code; code 0: not said. */
typedef struct {
  char *name;
  gboolean numbers;    /* values are numbers, else texts */
  gboolean too_many;   /* different values than there are codes: not to be used */
  guint16 *codes;      /* by id */
  GArray *values;      /* of gint64 */
  GPtrArray *texts;    /* of char *, owned */
  GHashTable *by_value; /* number, or text → code */
} AccordCustomerColumn;

/**
 * AccordCustomerBook: fields of all customers in memory, each read when it is first asked for, and from then on following the
 * journal. Owned by the book of deals; report thread.
 */
typedef struct {
  AccordJournalKept kept;
  guint n_slots;     /* ids are below */
  guint8 *alive;
  guint32 *owners;   /* ids; 0: nobody */
  GPtrArray *columns; /* of AccordCustomerColumn */
  gboolean scored;   /* how complete each is was read too */
  guint8 *scores;
} AccordCustomerBook;

void accord_customer_book_free (AccordCustomerBook *self);
void accord_customer_book_pass (AccordCustomerBook *self, const AccordJournalKinds *kinds, gint64 from, gint64 to);
AccordCustomerBook *accord_customer_book_get (AccordCustomerBook **place, AccordReader *reader, GError **error);
const AccordCustomerColumn *accord_customer_book_column (AccordCustomerBook *self, AccordReader *reader, const char *field, GError **error);
gboolean accord_customer_book_score (AccordCustomerBook *self, AccordReader *reader, GError **error);

G_END_DECLS
