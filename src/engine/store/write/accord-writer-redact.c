/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking out of the journal what it kept of somebody: values of changes, labels, words of the index.
 * The rows stay, so undo, history and clocks go on being whole. */
#include "accord-config.h"

#include <json-glib/json-glib.h>
#include "accord-record-json.h"
#include "accord-search.h"
#include "accord-writer-private.h"

/* A row of any kind as one pointer, for sets. */
gpointer
accord_writer_row_key (const AccordKind *kind, gint64 row)
{
  return GSIZE_TO_POINTER ((gsize) kind->number << 56 | (gsize) row);
}

/**
 * accord_writer_row_of_key:
 * @key: from accord_writer_row_key()
 *
 * Returns: the row’s id
 */
gint64
accord_writer_row_of_key (gpointer key)
{
  return (gint64) (GPOINTER_TO_SIZE (key) & (((gsize) 1 << 56) - 1));
}

typedef struct {
  const AccordKind *kind;
  gint64 row;
  AccordRedactFunc func;
  gpointer data;
  gboolean holds; /* what was written then holds: only what was before it goes */
  gboolean changed;
} Redaction;

/* {"phone":[old, new, clock]}: the values, not the clock. */
static void
redact_member (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  Redaction *redaction = data;
  int field = accord_kind_find (redaction->kind, name);
  JsonArray *change = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (JsonArray) copy = NULL;

  if (field < 0 || change == NULL || json_array_get_length (change) < 2)
    return;
  copy = json_array_new ();
  for (guint i = 0; i < json_array_get_length (change); i++)
    {
      g_auto (AccordValue) value = ACCORD_VALUE_INIT;
      JsonNode *element = json_array_get_element (change, i);

      if (i < (redaction->holds ? 1 : 2) && accord_value_from_journal (&redaction->kind->fields[field], element, &value) &&
          redaction->func (redaction->kind, redaction->row, field, &value, redaction->data))
        {
          json_array_add_element (copy, accord_value_to_journal (&redaction->kind->fields[field], &value));
          redaction->changed = TRUE;
        }
      else
        json_array_add_element (copy, json_node_copy (element));
    }
  json_object_set_array_member (object, name, g_steal_pointer (&copy));
}

static char *
redact_data (Redaction *redaction, const char *text)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  g_autoptr (GList) names = NULL;
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (object == NULL)
    return NULL;
  names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *name = g_strdup (l->data); /* the object may free its own */

      redact_member (object, name, json_object_get_member (object, name), redaction);
    }
  return redaction->changed ? json_to_string (root, FALSE) : NULL;
}

static gboolean
write_text (AccordWriter *self, const char *sql, gint64 id, const char *text, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_text (st, 1, text);
  accord_statement_bind_int (st, 2, id);
  return accord_statement_run (st, error);
}

/**
 * accord_writer_redact_changes:
 * @rows: set of accord_writer_row_key()
 * @until: clock of the erasure; what was written later holds, and only what was there before goes of it. 0: none is later
 * @func: sees every old and new value that the journal has of these rows, and may change it
 * @txns: (optional): gets the change sets that touched them
 * @n_redacted: (out) (optional): rows of the journal that were rewritten
 */
gboolean
accord_writer_redact_changes (AccordWriter *self, GHashTable *rows, AccordStamp until, AccordRedactFunc func,
                              gpointer data, GHashTable *txns, guint *n_redacted, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, "SELECT seq, txn, tbl, row, data, h FROM chg", error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    {
      const AccordKind *base = accord_kind_by_number ((int) accord_statement_int (st, 2));
      const AccordKind *kind = base ? accord_reader_get_kind (self->db, base) : NULL;
      Redaction redaction = { kind, accord_statement_int (st, 3), func, data,
                              until != 0 && (AccordStamp) accord_statement_int (st, 5) >= until, FALSE };
      const char *text = accord_statement_text (st, 4);
      g_autofree char *redacted = NULL;

      if (kind == NULL || !g_hash_table_contains (rows, accord_writer_row_key (kind, redaction.row)))
        continue;
      if (txns != NULL)
        g_hash_table_add (txns, GSIZE_TO_POINTER ((gsize) accord_statement_int (st, 1)));
      redacted = text != NULL ? redact_data (&redaction, text) : NULL;
      if (redacted == NULL)
        continue;
      if (!write_text (self, "UPDATE chg SET data=? WHERE seq=?", accord_statement_int (st, 0), redacted, error))
        return FALSE;
      if (n_redacted != NULL)
        (*n_redacted)++;
    }
  return st != NULL && accord_error_pass (error, &failed);
}

/**
 * accord_writer_redact_labels:
 * @func: sees the label of every change set
 * @n_redacted: (out) (optional): labels that were rewritten
 */
gboolean
accord_writer_redact_labels (AccordWriter *self, AccordRedactLabelFunc func, gpointer data, guint *n_redacted,
                             GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, "SELECT id, label FROM txn WHERE label IS NOT NULL", error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    {
      gint64 txn = accord_statement_int (st, 0);
      g_autofree char *label = func (txn, accord_statement_text (st, 1), data);

      if (label == NULL)
        continue;
      if (!write_text (self, "UPDATE txn SET label=? WHERE id=?", txn, label, error))
        return FALSE;
      if (n_redacted != NULL)
        (*n_redacted)++;
    }
  return st != NULL && accord_error_pass (error, &failed);
}

/* Words of rows that are not in the index any more stay in its older parts until those are joined. */
gboolean
accord_writer_forget_words (AccordWriter *self, const AccordKind *kind, GError **error)
{
  return accord_search_optimize (self->db, kind, error);
}

/**
 * accord_writer_erased_people:
 * @self: the writer
 *
 * Returns: (transfer full): accord_writer_row_key() → #AccordStamp of the last erasure, of all who were erased, here or
 *   elsewhere, as far as the journal says whose record it was; or %NULL with an #AccordStoreError
 */
GHashTable *
accord_writer_erased_people (AccordWriter *self, GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autofree char *noted = accord_writer_get_note (self, "erased");
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;

  if (noted == NULL)
    return g_steal_pointer (&people);
  st = accord_reader_prepare (self->db, "SELECT tbl, row, max(h) FROM chg WHERE op='e' AND data IS NOT NULL GROUP BY tbl, row", error);
  if (st == NULL)
    return NULL;
  while (accord_statement_step (st, &failed))
    {
      const AccordKind *kind = accord_kind_by_number ((int) accord_statement_int (st, 0));
      AccordStamp until = (AccordStamp) accord_statement_int (st, 2);

      if (kind != NULL)
        g_hash_table_insert (people, accord_writer_row_key (kind, accord_statement_int (st, 1)), g_memdup2 (&until, sizeof until));
    }
  return accord_error_pass (error, &failed) ? g_steal_pointer (&people) : NULL;
}
