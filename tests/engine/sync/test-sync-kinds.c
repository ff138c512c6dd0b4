/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two programs in turn, of which only the newer one has gizmos: what the older one keeps of them, deletions too, is true when
 * it is brought up to date. */
#include "accord-config.h"

#include "accord-kind-trial.h"
#include "accord-purge.h"
#include "sync-fixture.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, "Name", ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
};

static const AccordKind gizmo = {
  .number = 121, .name = "gizmo", .label = "Gizmo", .plural = "Gizmos", .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};

enum { KEPT, DELETED, RESTORED, GONE, N_GIZMOS };

static const char *const names[N_GIZMOS] = { "Kept", "Deleted", "Restored", "Gone for ever" };

static int n_kinds; /* that both programs have */

static void
be_newer (gboolean newer)
{
  accord_kinds_forget_after (n_kinds);
  if (newer)
    accord_kind_register (&gizmo);
}

static void
change_gizmos (Member *a, const gint64 *ids)
{
  const AccordPurgeRow gone = { &gizmo, ids[GONE] };

  member_delete (a, &gizmo, ids[DELETED], TRUE);
  member_delete (a, &gizmo, ids[RESTORED], TRUE);
  member_delete (a, &gizmo, ids[RESTORED], FALSE);
  member_delete (a, &gizmo, ids[GONE], TRUE);
  g_assert_cmpint (accord_test_int (accord_journal_purge (a->journal, &gone, 1)), ==, 1);
}

/* The program is ended, and the newer one opens the file. */
static void
update (Member *b)
{
  g_clear_object (&b->sync);
  accord_test_done (accord_store_close (b->store));
  accord_test_idle ();
  g_clear_object (&b->journal);
  g_clear_object (&b->store);
  accord_test_idle ();
  be_newer (TRUE);
  b->store = accord_test_object (accord_store_open (b->path, ACCORD_STORE_WRITE));
  b->journal = accord_test_object (accord_journal_new (b->store));
  b->sync = accord_sync_new (b->journal, b->share, b->mirror);
  accord_sync_status_free (member_round (b));
}

static void
assert_gizmos (Member *b, const AccordId *uids)
{
  for (int i = 0; i < N_GIZMOS; i++)
    {
      g_autoptr (AccordRecord) record = member_find (b, &gizmo, &uids[i]);

      g_test_message ("%s", names[i]);
      g_assert_nonnull (record);
      g_assert_true (accord_record_is_deleted (record) == (i == DELETED || i == GONE));
      g_assert_cmpstr (accord_record_text (record, "name"), ==, i == GONE ? NULL : names[i]);
    }
}

/* @data: not NULL: the older program hears of them before anything is done with them; NULL: of all at once. */
static void
test_deletions (gconstpointer data)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  gint64 ids[N_GIZMOS];
  AccordId uids[N_GIZMOS];
  Member *a, *b;

  be_newer (TRUE);
  a = member_new (share);
  for (int i = 0; i < N_GIZMOS; i++)
    {
      ids[i] = member_create (a, &gizmo, names[i]);
      uids[i] = member_uid (a, &gizmo, ids[i]);
    }
  if (data == NULL)
    change_gizmos (a, ids);
  meet (a, NULL);
  be_newer (FALSE);
  b = member_join (share);
  meet (b, NULL);
  be_newer (TRUE);
  if (data != NULL)
    change_gizmos (a, ids);
  meet (a, NULL);
  be_newer (FALSE);
  meet (b, NULL);
  update (b);
  assert_gizmos (b, uids);
  assert_same (a, b);
  member_free (a);
  member_free (b);
  be_newer (FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  accord_kinds (&n_kinds);
  g_test_add_data_func ("/sync/kinds/what-was-deleted-of-an-unknown-kind-is-deleted-after-the-update", "", test_deletions);
  g_test_add_data_func ("/sync/kinds/what-comes-deleted-of-an-unknown-kind-is-deleted-after-the-update", NULL, test_deletions);
  return g_test_run ();
}
