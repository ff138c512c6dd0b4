/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short words for what the journal's tests do again and again. */
#include "accord-config.h"

#include "journal-fixture.h"

#include "accord-writer.h"

AccordJournal *
fixture_journal (AccordWorkspace *workspace)
{
  return accord_workspace_get_journal (workspace);
}

AccordChangeSet *
fixture_undo (AccordWorkspace *workspace)
{
  return accord_test_boxed (accord_journal_undo (fixture_journal (workspace)));
}

AccordChangeSet *
fixture_redo (AccordWorkspace *workspace)
{
  return accord_test_boxed (accord_journal_redo (fixture_journal (workspace)));
}

AccordChangeSet *
fixture_undo_txn (AccordWorkspace *workspace, gint64 txn)
{
  return accord_test_boxed (accord_journal_undo_txn (fixture_journal (workspace), txn));
}

AccordChangeSet *
fixture_change (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *field, const char *text)
{
  AccordEdit *edit = accord_edit_new ("Changed a field");

  if (text != NULL)
    accord_edit_set_text (edit, kind, id, field, text);
  else
    accord_edit_clear (edit, kind, id, field);
  return accord_test_commit (workspace, edit);
}

AccordChangeSet *
fixture_delete (AccordWorkspace *workspace, const AccordKind *kind, gint64 id)
{
  AccordEdit *edit = accord_edit_new ("Deleted a record");

  accord_edit_delete (edit, kind, id);
  return accord_test_commit (workspace, edit);
}

AccordChangeSet *
fixture_restore (AccordWorkspace *workspace, const AccordKind *kind, gint64 id)
{
  AccordEdit *edit = accord_edit_new ("Restored a record");

  accord_edit_restore (edit, kind, id);
  return accord_test_commit (workspace, edit);
}

typedef struct {
  const AccordKind *kind;
  gint64 id;
  int field;
  const char *text;
} Remote;

static DexFuture *
write_remote (AccordWriter *writer, gpointer data)
{
  Remote *remote = data;
  AccordTxn txn = { .stamp = accord_writer_last_stamp (writer) + 1, .origin = "sync", .label = "A colleague's edit" };
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autoptr (AccordRecord) before = NULL;
  g_autoptr (GError) error = NULL;

  accord_value_set_text (&value, remote->text);
  if (accord_writer_begin_txn (writer, &txn, &error) != 0 &&
      (before = accord_writer_load (writer, remote->kind, remote->id, &error)) != NULL &&
      accord_writer_update (writer, before, &remote->field, &value, 1, &error) &&
      accord_writer_end_txn (writer, &error) == 1)
    return dex_future_new_for_boolean (TRUE);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

void
fixture_colleague_sets (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *field, const char *text)
{
  Remote remote = { kind, id, accord_kind_find (kind, field), text };

  accord_test_done (accord_store_write (accord_workspace_get_store (workspace), write_remote, &remote, NULL));
}

GError *
fixture_refusal (AccordWorkspace *workspace, AccordEdit *edit)
{
  GError *error = accord_test_error (accord_journal_commit (fixture_journal (workspace), edit));

  g_test_message ("%s", error->message);
  accord_edit_unref (edit);
  return error;
}

void
fixture_assert_text (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *field, const char *text)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, kind, id);

  g_assert_cmpstr (accord_record_text (record, field), ==, text);
}

void
fixture_assert_deleted (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, gboolean deleted)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, kind, id);

  g_assert_cmpint (accord_record_is_deleted (record), ==, deleted);
}

char *
fixture_history (AccordWorkspace *workspace, const AccordKind *kind, gint64 id)
{
  g_autoptr (GPtrArray) lines = accord_test_boxed (accord_store_history (accord_workspace_get_store (workspace), kind, id));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_c (text, ((AccordHistoryLine *) g_ptr_array_index (lines, i))->operation);
  return g_string_free (text, FALSE);
}

void
fixture_assert_sound (AccordWorkspace *workspace)
{
  g_auto (GStrv) problems = accord_test_boxed (accord_store_check (accord_workspace_get_store (workspace)));

  g_assert_cmpuint (g_strv_length (problems), ==, 0);
}

char *
fixture_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}
