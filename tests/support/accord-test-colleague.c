/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows of what others do is tested with a second file of the same workspace: real rounds of sharing,
 * a folder in memory. Main thread. */
#include "accord-config.h"

#include <glib/gstdio.h>
#include "accord-memory-transport.h"
#include "accord-sync.h"
#include "accord-test-colleague.h"

struct _AccordTestColleague {
  AccordWorkspace *workspace; /* the test's */
  AccordTransport *share;
  AccordSync *mine;
  AccordStore *store;         /* theirs */
  AccordJournal *journal;
  AccordSync *theirs;
  char *path;
};

static void
round_of (AccordSync *sync)
{
  g_autoptr (AccordSyncStatus) status = accord_test_boxed (accord_sync_round (sync));

  g_assert_cmpint (status->state, ==, ACCORD_SYNC_DONE);
}

AccordTestColleague *
accord_test_colleague_new (AccordWorkspace *workspace)
{
  AccordTestColleague *self = g_new0 (AccordTestColleague, 1);
  int file = g_file_open_tmp ("accord-colleague-XXXXXX", &self->path, NULL);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_unlink (self->path);
  self->workspace = g_object_ref (workspace);
  self->share = accord_memory_transport_new ();
  self->mine = accord_sync_new (accord_workspace_get_journal (workspace), self->share, NULL);
  round_of (self->mine);
  self->store = accord_test_object (accord_store_open (self->path, ACCORD_STORE_CREATE));
  self->journal = accord_test_object (accord_journal_new (self->store));
  self->theirs = accord_sync_new (self->journal, self->share, NULL);
  round_of (self->theirs);
  return self;
}

void
accord_test_colleague_free (AccordTestColleague *self)
{
  static const char *const endings[] = { "", "-wal", "-shm", ".lock" };

  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
  g_clear_object (&self->journal);
  accord_test_done (accord_store_close (self->store));
  g_clear_object (&self->store);
  g_object_unref (self->share);
  g_object_unref (self->workspace);
  accord_test_idle ();
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->path, endings[i], NULL);

      g_unlink (path);
    }
  g_free (self->path);
  g_free (self);
}

gint64
accord_test_colleague_id (AccordTestColleague *self, const AccordKind *kind, gint64 id)
{
  g_autoptr (AccordRecord) record = accord_test_load (self->workspace, kind, id);
  g_autoptr (AccordRecord) theirs = accord_test_boxed (accord_store_find_uid (self->store, kind, accord_record_uid (record)));

  return accord_record_id (theirs);
}

void
accord_test_colleague_commit (AccordTestColleague *self, AccordEdit *edit)
{
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (self->journal, edit)));
  accord_edit_unref (edit);
}

/* @id: the test's row, or 0 for a new one */
void
accord_test_colleague_set (AccordTestColleague *self, const AccordKind *kind, gint64 id, const char *field, const char *text)
{
  AccordEdit *edit = accord_edit_new ("Changed by a colleague");

  accord_edit_set_text (edit, kind, id != 0 ? accord_test_colleague_id (self, kind, id) : accord_edit_create (edit, kind), field, text);
  accord_test_colleague_commit (self, edit);
}

void
accord_test_colleague_meet (AccordTestColleague *self)
{
  round_of (self->theirs);
  round_of (self->mine);
}
