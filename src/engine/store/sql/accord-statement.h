/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "accord-store.h"

G_BEGIN_DECLS

/* A prepared query on the reader thread. Only store and report write SQL. The statement is cached
 * by its text and handed back by accord_statement_unref (also the autoptr). Parameters count from 1,
 * columns from 0. */
typedef struct _AccordStatement AccordStatement;

gboolean accord_reader_is_made (AccordReader *reader, const AccordKind *kind);
const guint8 *accord_reader_classes (AccordReader *reader, gint64 day, gint64 *n, GError **error); /* by customer: tier and, sixteen times as much, segment */
AccordStatement *accord_reader_prepare (AccordReader *reader, const char *sql, GError **error);
void accord_statement_unref (AccordStatement *statement);
void accord_statement_bind_int (AccordStatement *statement, int parameter, gint64 value);
void accord_statement_bind_text (AccordStatement *statement, int parameter, const char *text);
void accord_statement_bind_blob (AccordStatement *statement, int parameter, gconstpointer bytes, gsize size);
/* Ids that "accord_ids(?1)" gives as a table with one column, id, in their order. */
typedef struct {
  const gint64 *ids;
  guint n_ids;
} AccordIdSet;
void accord_statement_bind_ids (AccordStatement *statement, int parameter, const AccordIdSet *set);
void accord_statement_bind_null (AccordStatement *statement, int parameter);
gboolean accord_statement_step (AccordStatement *statement, GError **error); /* TRUE: a row; FALSE: end, or error set */
gint64 accord_statement_int (AccordStatement *statement, int column);
const char *accord_statement_text (AccordStatement *statement, int column);
gconstpointer accord_statement_blob (AccordStatement *statement, int column, gsize *size);
gboolean accord_statement_is_null (AccordStatement *statement, int column);
gboolean accord_statement_run (AccordStatement *statement, GError **error);
void accord_statement_reset (AccordStatement *statement);
void accord_statement_bind_static (AccordStatement *statement, int parameter, const char *text, int length);
void accord_statement_bind_static_blob (AccordStatement *statement, int parameter, gconstpointer bytes, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordStatement, accord_statement_unref)

G_END_DECLS
