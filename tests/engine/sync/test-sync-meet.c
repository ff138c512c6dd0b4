/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two files and what they make of one another's changes. */
#include "accord-config.h"

#include <string.h>
#include "accord-export.h"
#include "accord-id.h"
#include "accord-record-merge.h"
#include "sync-fixture.h"

#define CUSTOMER (&accord_customer_kind)

static void
test_join (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 id = member_create (a, CUSTOMER, "Kern AG");
  AccordId uid = member_uid (a, CUSTOMER, id);
  Member *b;
  g_autofree char *name = NULL;

  member_set (a, CUSTOMER, id, "phone", "+49 30 1");
  meet (a, NULL);
  b = member_join (share);
  meet (b, NULL);
  name = member_text (b, CUSTOMER, &uid, "phone");
  g_assert_cmpstr (name, ==, "+49 30 1");
  g_assert_cmpuint (member_count (b, &accord_stage_kind), ==, 10);
  assert_same (a, b);
  accord_test_done (accord_store_check (b->store));
  member_free (a);
  member_free (b);
}

static void
test_fields_apart (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 id = member_create (a, CUSTOMER, "Kern AG");
  AccordId uid = member_uid (a, CUSTOMER, id);
  Member *b = member_join (share);
  g_autofree char *phone = NULL, *city = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (AccordRecord) there = NULL;

  meet (a, b, NULL);
  there = member_find (b, CUSTOMER, &uid);
  member_set (a, CUSTOMER, id, "phone", "1");
  member_set (b, CUSTOMER, accord_record_id (there), "city", "Kiel");
  meet (a, b, NULL);
  phone = member_text (b, CUSTOMER, &uid, "phone");
  city = member_text (a, CUSTOMER, &uid, "city");
  g_assert_cmpstr (phone, ==, "1");
  g_assert_cmpstr (city, ==, "Kiel");
  conflicts = member_conflicts (a);
  g_assert_cmpuint (conflicts->len, ==, 0);
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

static void
test_same_field (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 id = member_create (a, CUSTOMER, "Kern AG");
  AccordId uid = member_uid (a, CUSTOMER, id);
  Member *b = member_join (share);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (AccordRecord) there = NULL;
  g_autofree char *x = NULL, *y = NULL;
  const AccordConflict *conflict;

  member_set (a, CUSTOMER, id, "phone", "0");
  meet (a, b, NULL);
  there = member_find (b, CUSTOMER, &uid);
  member_set (a, CUSTOMER, id, "phone", "1");
  g_usleep (3000);
  member_set (b, CUSTOMER, accord_record_id (there), "phone", "2");
  meet (a, b, NULL);
  x = member_text (a, CUSTOMER, &uid, "phone");
  y = member_text (b, CUSTOMER, &uid, "phone");
  g_assert_cmpstr (x, ==, "2");
  g_assert_cmpstr (y, ==, "2");
  conflicts = member_conflicts (a);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpstr (conflict->base.text, ==, "0");
  g_assert_cmpstr (conflict->win.text, ==, "2");
  g_assert_cmpstr (conflict->lose.text, ==, "1");
  g_assert_true (conflict->lose_is_mine);
  g_assert_false (conflict->win_is_mine);
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

static void
test_deleted_and_edited (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 id = member_create (a, CUSTOMER, "Kern AG");
  AccordId uid = member_uid (a, CUSTOMER, id);
  Member *b = member_join (share);
  g_autoptr (AccordRecord) there = NULL, after = NULL;
  g_autoptr (GPtrArray) mine = NULL, theirs = NULL;

  meet (a, b, NULL);
  there = member_find (b, CUSTOMER, &uid);
  member_set (b, CUSTOMER, accord_record_id (there), "phone", "2");
  member_delete (a, CUSTOMER, id, TRUE);
  meet (a, b, NULL);
  after = member_find (b, CUSTOMER, &uid);
  g_assert_true (accord_record_is_deleted (after));
  g_assert_cmpstr (accord_record_text (after, "phone"), ==, "2");
  mine = member_conflicts (a);
  theirs = member_conflicts (b);
  g_assert_cmpuint (mine->len, ==, 1);
  g_assert_cmpuint (theirs->len, ==, 1);
  member_delete (b, CUSTOMER, accord_record_id (there), FALSE);
  meet (a, b, NULL);
  g_clear_pointer (&after, accord_record_unref);
  after = member_find (a, CUSTOMER, &uid);
  g_assert_false (accord_record_is_deleted (after));
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

#define HOUR (G_GINT64_CONSTANT (60) * 60 * 1000)
#define NOW G_GINT64_CONSTANT (1790000000000)

/* Undoes and redoes in turn what made a customer, @n times, each at the next time of the clock. */
static void
check_reversed (const gint64 *hours, int n)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a, *b;
  AccordId uid;

  accord_now_set (NOW);
  a = member_new (share);
  uid = member_uid (a, CUSTOMER, member_create (a, CUSTOMER, "Kern AG"));
  b = member_join (share);
  meet (a, b, NULL);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (AccordRecord) here = NULL, there = NULL;

      accord_now_set (NOW + hours[i] * HOUR);
      accord_change_set_unref (accord_test_boxed (i % 2 == 0 ? accord_journal_undo (a->journal) : accord_journal_redo (a->journal)));
      meet (a, b, NULL);
      here = member_find (a, CUSTOMER, &uid);
      there = member_find (b, CUSTOMER, &uid);
      g_assert_cmpint (accord_record_is_deleted (here), ==, i % 2 == 0);
      g_assert_cmpint (accord_record_is_deleted (there), ==, i % 2 == 0);
      assert_same (a, b);
    }
  accord_test_done (accord_store_check (a->store));
  member_free (a);
  member_free (b);
  accord_now_set (0);
}

/* A clock that ran ahead is left behind once it is right; what it reversed is reversed for others all the same. */
static void
test_reversed_behind (void)
{
  check_reversed ((const gint64[]) { 30, -20, -19, -18 }, 4);
  check_reversed ((const gint64[]) { 1, 30, -20, -19 }, 4);
}

static void
test_snapshot (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 id = member_create (a, CUSTOMER, "Kern AG");
  gint64 gone = member_create (a, CUSTOMER, "Weg GmbH");
  Member *b;
  DexFuture *loaded;

  member_set (a, CUSTOMER, id, "phone", "+49 30 1");
  member_delete (a, CUSTOMER, gone, TRUE);
  meet (a, NULL);
  accord_test_done (accord_sync_snapshot (a->sync));
  member_set (a, CUSTOMER, id, "city", "Kiel");
  meet (a, NULL);
  b = member_join (share);
  loaded = accord_sync_load_snapshot (b->sync, TRUE);
  accord_test_wait (loaded);
  g_assert_true (g_value_get_boolean (dex_future_get_value (loaded, NULL)));
  dex_unref (loaded);
  g_assert_cmpuint (member_count (b, CUSTOMER), ==, 1);
  meet (a, b, NULL);
  assert_same (a, b);
  accord_test_done (accord_store_check (b->store));
  member_free (a);
  member_free (b);
}

/* Whoever joins a folder that has not arrived yet leaves it as it is: files come in any order. */
static void
test_join_too_early (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new (), here = accord_memory_transport_new ();
  Member *a = member_new (share), *b;
  g_autoptr (AccordSyncStatus) early = NULL, part = NULL;
  GHashTableIter iter;
  gpointer path, bytes;

  member_create (a, CUSTOMER, "Kern AG");
  meet (a, NULL);
  b = member_join (here);
  early = member_round (b);
  g_assert_cmpint (early->state, ==, ACCORD_SYNC_UNREACHABLE);
  g_assert_cmpuint (g_hash_table_size (ACCORD_MEMORY_TRANSPORT (here)->files), ==, 0);
  g_hash_table_iter_init (&iter, ACCORD_MEMORY_TRANSPORT (share)->files);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    if (g_str_has_prefix (path, "r/"))
      g_hash_table_insert (ACCORD_MEMORY_TRANSPORT (here)->files, g_strdup (path), g_bytes_ref (bytes));
  part = member_round (b);
  g_assert_cmpint (part->state, ==, ACCORD_SYNC_UNREACHABLE);
  g_assert_cmpuint (g_hash_table_size (ACCORD_MEMORY_TRANSPORT (here)->files), ==, 1);
  g_hash_table_iter_init (&iter, ACCORD_MEMORY_TRANSPORT (share)->files);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    g_hash_table_replace (ACCORD_MEMORY_TRANSPORT (here)->files, g_strdup (path), g_bytes_ref (bytes));
  meet (b, NULL);
  g_assert_cmpuint (member_count (b, CUSTOMER), ==, 1);
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

/* @first stays, @second becomes it. */
static void
merge (Member *member, const AccordId *first, const AccordId *second)
{
  g_autoptr (AccordRecord) one = member_find (member, CUSTOMER, first), other = member_find (member, CUSTOMER, second);
  gint64 ids[2] = { accord_record_id (one), accord_record_id (other) };
  g_autoptr (AccordRecordMerge) prepared = accord_test_boxed (accord_record_merge_prepare (member->store, CUSTOMER, ids, 2));
  AccordEdit *edit = accord_record_merge_to_edit (prepared);

  accord_change_set_unref (accord_test_boxed (accord_journal_commit (member->journal, edit)));
  accord_edit_unref (edit);
}

static AccordId
add_contact (Member *member, const AccordId *customer, const char *name)
{
  g_autoptr (AccordRecord) whose = member_find (member, CUSTOMER, customer);
  g_autoptr (AccordEdit) edit = accord_edit_new ("Add a contact");
  gint64 id = accord_edit_create (edit, &accord_contact_kind);
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, &accord_contact_kind, id, "name", name);
  accord_edit_set_number (edit, &accord_contact_kind, id, "customer", accord_record_id (whose));
  set = accord_test_boxed (accord_journal_commit (member->journal, edit));
  g_assert_true (accord_change_set_created (set, &accord_contact_kind, &id));
  return member_uid (member, &accord_contact_kind, id);
}

static void
assert_belongs (Member *member, const AccordId *contact, const AccordId *customer)
{
  g_autoptr (AccordRecord) record = member_find (member, &accord_contact_kind, contact);
  AccordId whose = member_uid (member, CUSTOMER, accord_record_number (record, "customer"));

  g_assert_false (accord_record_is_deleted (record));
  g_assert_true (accord_id_equal (&whose, customer));
}

static void
test_merged_both_ways (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b;
  AccordId first = member_uid (a, CUSTOMER, member_create (a, CUSTOMER, "Kern"));
  AccordId second = member_uid (a, CUSTOMER, member_create (a, CUSTOMER, "Kern AG"));
  AccordId of_first = add_contact (a, &first, "Anna"), of_second = add_contact (a, &second, "Bernd");

  rounds (a, 2);
  b = member_join (share);
  rounds (b, 2);
  merge (a, &first, &second);
  merge (b, &second, &first);
  meet (a, b, NULL);
  assert_same (a, b);
  for (int i = 0; i < 2; i++)
    {
      Member *member = i == 0 ? a : b;
      g_autoptr (AccordRecord) root = member_find (member, CUSTOMER, &first);

      g_assert_cmpuint (member_count (member, CUSTOMER), ==, 1);
      g_assert_false (accord_record_is_deleted (root)); /* the smaller identity, of the one made first */
      g_assert_true (accord_id_equal (accord_record_uid (root), &first));
      g_assert_cmpint (accord_record_number (root, "merged_into"), ==, 0);
      assert_belongs (member, &of_first, &first);
      assert_belongs (member, &of_second, &first);
    }
  member_free (a);
  member_free (b);
}

/* What comes for a customer that became another one meanwhile belongs to that one. */
static void
test_merged_beside (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b;
  AccordId first = member_uid (a, CUSTOMER, member_create (a, CUSTOMER, "Kern"));
  AccordId second = member_uid (a, CUSTOMER, member_create (a, CUSTOMER, "Kern AG")), contact;

  rounds (a, 2);
  b = member_join (share);
  rounds (b, 2);
  merge (a, &first, &second);
  contact = add_contact (b, &second, "Bernd");
  meet (a, b, NULL);
  assert_same (a, b);
  assert_belongs (a, &contact, &first);
  assert_belongs (b, &contact, &first);
  member_free (a);
  member_free (b);
}

static char *
exported (Member *member, const AccordKind *kind, AccordExportFormat format)
{
  g_autofree char *path = g_build_filename (member->folder, "export", NULL), *text = NULL;
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  AccordExportOptions options = { .format = format };

  g_assert_cmpint (accord_test_int (accord_export (member->store, query, path, &options)), >, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_steal_pointer (&text);
}

/* What one computer exports is what every other one does, to the byte. */
static void
test_exports (void)
{
  static const AccordKind *const kinds[] = { &accord_customer_kind, &accord_contact_kind };
  static const AccordExportFormat formats[] = { ACCORD_EXPORT_CSV, ACCORD_EXPORT_JSON, ACCORD_EXPORT_VCARD_4 };
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b;
  AccordId kern = member_uid (a, CUSTOMER, member_create (a, CUSTOMER, "Kern"));

  rounds (a, 2);
  b = member_join (share);
  rounds (b, 2);
  for (int i = 0; i < 12; i++)
    {
      Member *who = i % 2 == 0 ? a : b;
      /* Four of one name, made in turn on both: what order they have is not that of rows. */
      g_autofree char *name = g_strdup_printf ("Weber %d", i % 3), *contact = g_strdup_printf ("Anna %d", i % 3);
      g_autofree char *phone = g_strdup_printf ("+49 30 %d, \"intern\"", i);
      gint64 id = member_create (who, CUSTOMER, name);
      g_autoptr (AccordRecord) there = member_find (who, CUSTOMER, &kern);

      member_set (who, CUSTOMER, id, "phone", phone);
      member_set (who, CUSTOMER, accord_record_id (there), "city", name);
      add_contact (who, &kern, contact);
    }
  meet (a, b, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
      {
        g_autofree char *here = exported (a, kinds[i], formats[k]), *there = exported (b, kinds[i], formats[k]);

        g_assert_nonnull (strstr (here, i == 0 ? "Weber 2" : "Anna 2"));
        g_assert_cmpstr (here, ==, there);
      }
  member_free (a);
  member_free (b);
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/meet/who-joins-has-all", test_join);
  g_test_add_func ("/sync/meet/who-joins-too-early-writes-nothing", test_join_too_early);
  g_test_add_func ("/sync/meet/different-fields-merge-silently", test_fields_apart);
  g_test_add_func ("/sync/meet/the-later-write-wins-and-both-are-told", test_same_field);
  g_test_add_func ("/sync/meet/an-edit-of-what-was-deleted-is-kept-in-the-trash", test_deleted_and_edited);
  g_test_add_func ("/sync/meet/what-a-clock-that-ran-ahead-undid-is-redone", test_reversed_behind);
  g_test_add_func ("/sync/meet/two-that-were-made-one-both-ways-are-one", test_merged_both_ways);
  g_test_add_func ("/sync/meet/what-comes-for-one-that-was-merged-belongs-to-the-other", test_merged_beside);
  g_test_add_func ("/sync/meet/exports-are-the-same-to-the-byte", test_exports);
  g_test_add_func ("/sync/meet/a-snapshot-and-what-came-since-are-all", test_snapshot);
  return g_test_run ();
}
