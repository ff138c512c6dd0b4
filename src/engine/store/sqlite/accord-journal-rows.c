/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History: "who changed what, from, to". A record's changes are a chain of rows, newest first; its
 * birth and a deletion with many others stand in the record itself (born, del). */
#include "accord-config.h"

#include "accord-journal-rows.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include "accord-record-json.h"
#include "accord-row.h"
#include "accord-store-private.h"

G_DEFINE_BOXED_TYPE (AccordHistoryLine, accord_history_line, accord_history_line_copy, accord_history_line_free)
G_DEFINE_BOXED_TYPE (AccordTxnLine, accord_txn_line, accord_txn_line_copy, accord_txn_line_free)

AccordHistoryLine *
accord_history_line_copy (const AccordHistoryLine *line)
{
  AccordHistoryLine *copy = g_memdup2 (line, sizeof *line);

  copy->actor = g_strdup (line->actor);
  copy->label = g_strdup (line->label);
  copy->origin = g_strdup (line->origin);
  copy->before_title = g_strdup (line->before_title);
  copy->after_title = g_strdup (line->after_title);
  copy->before = copy->after = (AccordValue) ACCORD_VALUE_INIT;
  accord_value_copy (&copy->before, &line->before);
  accord_value_copy (&copy->after, &line->after);
  return copy;
}

void
accord_history_line_free (AccordHistoryLine *line)
{
  g_free (line->actor);
  g_free (line->label);
  g_free (line->origin);
  g_free (line->before_title);
  g_free (line->after_title);
  accord_value_clear (&line->before);
  accord_value_clear (&line->after);
  g_free (line);
}

/**
 * accord_history_line_get_operation:
 * @line: a line
 *
 * Returns: what was done, as files and other programs read it: "created", "changed", "deleted", "restored", "erased", "not kept", "purged" or "kept"
 */
const char *
accord_history_line_get_operation (const AccordHistoryLine *line)
{
  switch (line->operation)
    {
    case 'i':
      return "created";
    case 'd':
      return "deleted";
    case 'r':
      return "restored";
    case 'e':
      return "erased";
    case 'l':
      return "not kept";
    case 'p':
      return "purged";
    case 'b':
      return "kept";
    default:
      return "changed";
    }
}

AccordTxnLine *
accord_txn_line_copy (const AccordTxnLine *line)
{
  AccordTxnLine *copy = g_memdup2 (line, sizeof *line);

  copy->actor = g_strdup (line->actor);
  copy->label = g_strdup (line->label);
  copy->origin = g_strdup (line->origin);
  return copy;
}

void
accord_txn_line_free (AccordTxnLine *line)
{
  g_free (line->actor);
  g_free (line->label);
  g_free (line->origin);
  g_free (line);
}

#define TXN_COLUMNS "x.id, x.at, x.undo_of, m.name, x.label, x.kind"
#define TXN_TABLES "txn x LEFT JOIN member m ON m.id=x.actor"

static AccordHistoryLine *
line_new (AccordStatement *st, char operation, int field)
{
  AccordHistoryLine *line = g_new0 (AccordHistoryLine, 1);

  line->txn = accord_statement_int (st, 0);
  line->at = accord_statement_int (st, 1);
  line->actor = g_strdup (accord_statement_text (st, 3));
  line->label = g_strdup (accord_statement_text (st, 4));
  line->origin = g_strdup (accord_statement_text (st, 5));
  line->operation = operation;
  line->field = field;
  return line;
}

/* What a link pointed to, by today's title. */
static char *
title_of (AccordReader *reader, const AccordField *field, const AccordValue *value)
{
  g_autoptr (AccordRecord) record = NULL;

  if (!accord_field_is_link (field) || !value->has_number)
    return NULL;
  record = accord_row_load (reader, accord_field_target (field), value->number, NULL);
  return record ? g_strdup (accord_record_title (record)) : NULL;
}

static void
add_fields (AccordReader *reader, const AccordKind *kind, AccordStatement *st, char op, const char *data, GPtrArray *lines)
{
  g_autoptr (JsonNode) root = data ? json_from_string (data, NULL) : NULL;
  g_autoptr (GList) names = root && JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_members (json_node_get_object (root)) : NULL;

  for (GList *l = names; l; l = l->next)
    {
      int field = accord_kind_find (kind, l->data);
      JsonNode *member = json_object_get_member (json_node_get_object (root), l->data);
      JsonArray *change = JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;
      AccordHistoryLine *line = line_new (st, op, field);

      g_ptr_array_add (lines, line);
      if (field < 0 || change == NULL || json_array_get_length (change) < 2)
        continue;
      accord_value_from_journal (&kind->fields[field], json_array_get_element (change, 0), &line->before);
      accord_value_from_journal (&kind->fields[field], json_array_get_element (change, 1), &line->after);
      line->before_title = title_of (reader, &kind->fields[field], &line->before);
      line->after_title = title_of (reader, &kind->fields[field], &line->after);
    }
}

static gboolean
add_chain (AccordReader *reader, AccordRecord *record, GPtrArray *lines, GError **error)
{
  gint64 change = accord_record_last (record);

  while (change != 0)
    {
      g_autoptr (AccordStatement) st =
        accord_reader_prepare (reader, "SELECT " TXN_COLUMNS ", c.op, c.data, c.prev FROM chg c JOIN txn x ON x.id=c.txn"
                                       " LEFT JOIN member m ON m.id=x.actor WHERE c.seq=?", error);
      const char *op;

      if (st == NULL)
        return FALSE;
      accord_statement_bind_int (st, 1, change);
      if (!accord_statement_step (st, error))
        return error == NULL || *error == NULL;
      op = accord_statement_text (st, 6);
      if (*op == 'u' || *op == 'l')
        add_fields (reader, accord_record_kind (record), st, *op, accord_statement_text (st, 7), lines);
      else
        g_ptr_array_add (lines, line_new (st, *op, -1));
      change = accord_statement_int (st, 8) < change ? accord_statement_int (st, 8) : 0; /* never in circles */
    }
  return TRUE;
}

static gboolean
add_txn (AccordReader *reader, gint64 txn, char operation, GPtrArray *lines, GError **error)
{
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (reader, "SELECT " TXN_COLUMNS " FROM " TXN_TABLES " WHERE x.id=?", error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, txn);
  if (accord_statement_step (st, error))
    g_ptr_array_add (lines, line_new (st, operation, -1));
  return error == NULL || *error == NULL;
}

static gboolean
has_line (GPtrArray *lines, gint64 txn)
{
  for (guint i = 0; i < lines->len; i++)
    if (((AccordHistoryLine *) g_ptr_array_index (lines, i))->txn == txn)
      return TRUE;
  return FALSE;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const AccordHistoryLine *x = *(AccordHistoryLine *const *) a, *y = *(AccordHistoryLine *const *) b;

  return x->txn < y->txn ? 1 : x->txn > y->txn ? -1 : 0;
}

/**
 * accord_reader_history:
 *
 * As accord_store_history(), on a reader thread.
 *
 * Returns: (transfer full): lines, none for a record that is not there; or %NULL
 */
GPtrArray *
accord_reader_history (AccordReader *reader, const AccordKind *kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_history_line_free);
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordRecord) record = accord_row_load (reader, kind, id, &failed);
  gint64 deleted = record ? accord_record_deleted (record) : 0;
  gboolean ok = failed == NULL;

  if (record != NULL)
    ok = add_chain (reader, record, lines, &failed);
  /* A deletion or restoration with many others wrote no row of its own. */
  if (ok && deleted != 0 && !has_line (lines, ABS (deleted)))
    ok = add_txn (reader, ABS (deleted), deleted > 0 ? 'd' : 'r', lines, &failed);
  if (ok && record != NULL)
    ok = add_txn (reader, accord_record_born (record), 'i', lines, &failed);
  g_ptr_array_sort (lines, newest_first);
  return accord_error_pass (error, &failed) ? g_steal_pointer (&lines) : NULL;
}

typedef struct {
  const AccordKind *kind;
  gint64 id;
} Asked;

static DexFuture *
history_read (AccordReader *reader, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = accord_reader_history (reader, asked->kind, asked->id, &error);

  return lines ? dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, lines) : dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_store_history:
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of #AccordHistoryLine, newest
 *   first; the last one is the record's birth
 */
DexFuture *
accord_store_history (AccordStore *self, const AccordKind *kind, gint64 id)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { kind, id };
  return accord_store_read (self, history_read, asked, g_free);
}

static DexFuture *
txns_read (AccordReader *reader, gpointer data)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_txn_line_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (reader, "SELECT " TXN_COLUMNS " FROM " TXN_TABLES " ORDER BY x.id DESC LIMIT ?", &error);

  if (st != NULL)
    accord_statement_bind_int (st, 1, GPOINTER_TO_UINT (data));
  while (st != NULL && accord_statement_step (st, &error))
    {
      AccordTxnLine *line = g_new0 (AccordTxnLine, 1);

      *line = (AccordTxnLine) { accord_statement_int (st, 0), accord_statement_int (st, 1), accord_statement_int (st, 2),
                                g_strdup (accord_statement_text (st, 3)), g_strdup (accord_statement_text (st, 4)),
                                g_strdup (accord_statement_text (st, 5)) };
      g_ptr_array_add (lines, line);
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&lines));
}

DexFuture *
accord_store_recent_txns (AccordStore *self, guint limit)
{
  return accord_store_read (self, txns_read, GUINT_TO_POINTER (limit), NULL);
}

/* The newest change set that reverses another; 0 for none. */
static gint64
reversal_of (AccordReader *reader, gint64 txn, gint64 before, GError **error)
{
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (reader, "SELECT id FROM txn WHERE undo_of=?1 AND id<?2 ORDER BY id DESC LIMIT 1", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return -1;
  accord_statement_bind_int (st, 1, txn);
  accord_statement_bind_int (st, 2, before);
  if (accord_statement_step (st, &failed))
    return accord_statement_int (st, 0);
  return accord_error_pass (error, &failed) ? 0 : -1;
}

/**
 * accord_reader_newest_txn:
 * @reader: in a snapshot
 *
 * Returns: the newest change set there is; 0 for none, -1 with an error
 */
gint64
accord_reader_newest_txn (AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, "SELECT max(id) FROM txn", error);
  g_autoptr (GError) failed = NULL;
  gint64 newest = 0;

  if (row == NULL)
    return -1;
  if (accord_statement_step (row, &failed))
    newest = accord_statement_int (row, 0);
  return accord_error_pass (error, &failed) ? newest : -1;
}

/**
 * accord_reader_standing_txn:
 * @txn: a change set
 * @before: only change sets before this one count: one that is being written does not
 *
 * Follows undo and redo: what was undone and done again stands in the change set that did it again.
 *
 * Returns: the change set in which what @txn did stands now; 0 when it is undone; -1 with an error
 */
gint64
accord_reader_standing_txn (AccordReader *reader, gint64 txn, gint64 before, GError **error)
{
  gint64 reversal = 0;
  gboolean stands = FALSE;

  do
    {
      stands = !stands;
      txn = reversal > 0 ? reversal : txn;
      reversal = reversal_of (reader, txn, before, error);
    }
  while (reversal > txn);
  return reversal < 0 ? -1 : stands ? txn : 0;
}

static DexFuture *
standing_read (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 txn = accord_reader_standing_txn (reader, (gint64) GPOINTER_TO_SIZE (data), G_MAXINT64, &error);
  g_autoptr (AccordStatement) st =
    txn > 0 ? accord_reader_prepare (reader, "SELECT " TXN_COLUMNS " FROM " TXN_TABLES " WHERE x.id=?", &error) : NULL;

  if (st != NULL)
    accord_statement_bind_int (st, 1, txn);
  if (st != NULL && accord_statement_step (st, &error))
    {
      AccordTxnLine line = { accord_statement_int (st, 0), accord_statement_int (st, 1), accord_statement_int (st, 2),
                             (char *) accord_statement_text (st, 3), (char *) accord_statement_text (st, 4),
                             (char *) accord_statement_text (st, 5) };

      return dex_future_new_take_boxed (ACCORD_TYPE_TXN_LINE, accord_txn_line_copy (&line));
    }
  if (error == NULL)
    g_set_error (&error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_EMPTY, "%s",
                 txn == 0 ? _ ("That change is undone already.") : _ ("That change is not in the journal."));
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_store_standing_txn:
 * @txn: a change set, however long ago
 *
 * Returns: (transfer full): a future that resolves to the #AccordTxnLine of the change set in which
 *   what @txn did stands; rejects with %ACCORD_RULE_ERROR_EMPTY when it is undone
 */
DexFuture *
accord_store_standing_txn (AccordStore *self, gint64 txn)
{
  return accord_store_read (self, standing_read, GSIZE_TO_POINTER ((gsize) txn), NULL);
}
