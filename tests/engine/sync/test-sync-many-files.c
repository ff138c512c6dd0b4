/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A team makes thousands of files of changes in a day: snapshots stay such as can be read, and a round does not get slower
 * and slower. */
#include "accord-config.h"

#include <string.h>
#include <time.h>
#include "accord-erasure.h"
#include "accord-ingest.h"
#include "accord-segment.h"
#include "accord-sync-rows.h"
#include "sync-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define MANY 90000

static DexFuture *
segments_read (AccordReader *reader, gpointer data)
{
  g_autoptr (GPtrArray) rows = accord_reader_segments (reader, -1, NULL);

  g_assert_nonnull (rows);
  return dex_future_new_for_int64 (rows->len);
}

/* How many files of changes a file knows of. */
static gint64
count_known (Member *member)
{
  return accord_test_int (accord_store_read (member->store, segments_read, NULL, NULL));
}

/* Files of somebody else, of which the effects are in here. */
static void
cover_many (Member *member, guint n)
{
  g_autoptr (GPtrArray) covers = g_ptr_array_new_with_free_func (accord_covered_free);

  for (guint i = 0; i < n; i++)
    {
      AccordCovered *one = g_new0 (AccordCovered, 1);

      *one = (AccordCovered) { g_strdup_printf ("%020x", i + 1), g_strdup ("k7q2m9x4t0v1c5d8"), i + 3, i + 3 };
      g_ptr_array_add (covers, one);
    }
  accord_test_done (accord_journal_cover (member->journal, covers));
}

static gsize
size_of (AccordTransport *share, const char *part)
{
  GHashTableIter iter;
  gpointer path, bytes;
  gsize size = 0;

  g_hash_table_iter_init (&iter, files_of (share));
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    if (strstr (path, part) != NULL)
      size = MAX (size, g_bytes_get_size (bytes));
  return size;
}

static void
test_snapshot_of_many (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *late;
  g_autoptr (AccordSyncStatus) status = NULL;

  member_create (a, CUSTOMER, "Kern AG");
  rounds (a, 2);
  cover_many (a, MANY);
  accord_test_done (accord_sync_snapshot (a->sync));
  g_assert_cmpuint (size_of (share, "/done-"), <, 3 * 1024 * 1024);
  late = member_join (share);
  accord_test_done (accord_sync_load_snapshot (late->sync, TRUE));
  g_assert_cmpuint (member_count (late, CUSTOMER), ==, 1);
  g_assert_cmpint (count_known (late), >=, MANY);
  status = member_round (late);
  g_assert_cmpuint (status->problems->len, ==, 0);
  assert_same (a, late);
  /* All of one that is too old goes, also what lies beside its last file. */
  for (int i = 0; i < 3; i++)
    accord_test_done (accord_sync_snapshot (a->sync));
  rounds (a, 2);
  g_assert_cmpuint (size_of (share, "/k-0001-"), ==, 0);
  member_free (a);
  member_free (late);
}

/* A file that stands for many others, which were here before it, and which is not on the share any more. */
static void
replace_many (Member *member, const char *rid, guint n)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_remote_segment_free);
  AccordRemoteSegment *segment = accord_remote_segment_new (rid);

  segment->first = segment->last = 1;
  segment->hash = g_strdup_printf ("%.4s%016x", rid, 0);
  segment->parts = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    segment->parts[i] = g_strdup_printf ("%.4s%016x", rid, i + 1);
  g_ptr_array_add (one, segment);
  accord_change_set_unref (accord_test_boxed (accord_journal_ingest (member->journal, one)));
}

/* Seconds that the processor was at work for this program. */
static double
time_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static double
time_of_rounds (Member *member)
{
  double before = time_now ();

  rounds (member, 3);
  return time_now () - before;
}

/* The least of some: what else the machine does makes single ones longer, and none shorter. */
static double
least_time_of_rounds (Member *member)
{
  double least = time_of_rounds (member);

  for (int i = 0; i < 2; i++)
    {
      double time = time_of_rounds (member);

      least = MIN (least, time);
    }
  return least;
}

/* Eight times as many take eight times as long, and not sixty-four. */
static void
test_rounds_of_many (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  double few, many;

  member_create (a, CUSTOMER, "Kern AG");
  rounds (a, 2);
  replace_many (a, "0000m9x4t0v1c5d8", 4000);
  rounds (a, 1);
  few = least_time_of_rounds (a);
  replace_many (a, "1111m9x4t0v1c5d8", 28000);
  rounds (a, 1);
  many = least_time_of_rounds (a);
  g_test_message ("%.3f s, %.3f s", few, many);
  g_assert_cmpfloat (many, <, 20 * few + 0.1);
  member_free (a);
}

static DexFuture *
conflicts_read (AccordReader *reader, gpointer data)
{
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (GPtrArray) found = accord_reader_conflicts (reader, FALSE, NULL);

      g_assert_cmpuint (found->len, ==, 40);
    }
  return dex_future_new_for_boolean (TRUE);
}

static double
time_of_conflicts (Member *member)
{
  double before = time_now ();

  accord_test_done (accord_store_read (member->store, conflicts_read, NULL, NULL));
  return time_now () - before;
}

/* Many change sets of somebody else, each with an edit of the same customer. */
static void
edit_many (Member *member, const AccordId *uid, guint n)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_remote_segment_free);
  AccordRemoteSegment *segment = accord_remote_segment_new ("2222m9x4t0v1c5d8");

  segment->first = 1;
  segment->last = 2 * n;
  segment->hash = g_strdup ("22220000000000000000");
  for (guint i = 0; i < n; i++)
    {
      AccordRemoteTxn *txn = accord_remote_txn_new (2 * i + 1, ((AccordStamp) accord_now_ms () << 16) + i);
      AccordRemoteRecord *record = accord_remote_record_new ('u', 2 * i + 2, "customer", uid);
      g_autofree char *text = g_strdup_printf ("{\"city\":[\"City %u\"]}", i);
      g_autoptr (JsonNode) fields = json_from_string (text, NULL);

      record->fields = json_object_ref (json_node_get_object (fields));
      g_ptr_array_add (txn->records, record);
      g_ptr_array_add (segment->txns, txn);
    }
  g_ptr_array_add (one, segment);
  accord_change_set_unref (accord_test_boxed (accord_journal_ingest (member->journal, one)));
}

/* Forty things to be decided, behind so many change sets of others. */
static double
time_behind (guint n)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b;
  gint64 ids[40];
  AccordId other = member_uid (a, CUSTOMER, member_create (a, CUSTOMER, "Kern AG"));
  double time;

  member_create (a, &accord_member_kind, "Bo Ek");
  for (int i = 0; i < 40; i++)
    ids[i] = member_create (a, CUSTOMER, "One of forty");
  rounds (a, 2);
  b = member_join (share);
  rounds (b, 2);
  edit_many (a, &other, n);
  for (int i = 0; i < 40; i++)
    {
      AccordId uid = member_uid (a, CUSTOMER, ids[i]);
      g_autoptr (AccordRecord) there = member_find (b, CUSTOMER, &uid);

      member_set (a, CUSTOMER, ids[i], "city", "Bonn");
      member_set (b, CUSTOMER, accord_record_id (there), "city", "Kiel");
    }
  meet (a, b, NULL);
  time = time_of_conflicts (a);
  member_free (a);
  member_free (b);
  return time;
}

/* Who wrote is found in a record's own history, however much was done beside it. */
static void
test_conflicts_of_years (void)
{
  double few = time_behind (1), many = time_behind (5000);

  g_test_message ("%.3f s, %.3f s", few, many);
  g_assert_cmpfloat (many, <, 3 * few + 0.1);
}

static void
erase (Member *member, gint64 id)
{
  accord_erasure_unref (accord_test_boxed (accord_journal_erase (member->journal, CUSTOMER, id)));
}

static void
set_often (Member *member, gint64 id, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *city = g_strdup_printf ("Town %d", i);

      member_set (member, CUSTOMER, id, "city", city);
    }
}

/* Own files are made anew without the person: what others did in years is not looked through for each of their lines. */
static void
test_erasure_after_years (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 one = member_create (a, CUSTOMER, "Kern AG"), first = member_create (a, CUSTOMER, "Wilhelmine Sonderbar"),
         second = member_create (a, CUSTOMER, "Eulalia Merkwürdig");
  AccordId uid = member_uid (a, CUSTOMER, one);
  double few, many;

  set_often (a, one, 300);
  rounds (a, 2);
  erase (a, first);
  few = time_of_rounds (a);
  edit_many (a, &uid, 20000);
  set_often (a, one, 300);
  rounds (a, 2);
  erase (a, second);
  many = time_of_rounds (a);
  g_test_message ("%.3f s, %.3f s", few, many);
  g_assert_false (share_says (share, "Eulalia"));
  g_assert_cmpfloat (many, <, 3 * few + 0.06);
  member_free (a);
}

/* What says that it was written at the end of time leaves no room for whoever edits it: it is nobody's. */
static void
test_end_of_time (void)
{
  const AccordStamp stamps[] = { G_MAXINT64, ACCORD_STAMP_MOST + 1, ACCORD_STAMP_MOST };

  for (guint i = 0; i < G_N_ELEMENTS (stamps); i++)
    {
      g_autoptr (AccordRemoteSegment) made = accord_remote_segment_new ("2222m9x4t0v1c5d8"), read = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      made->first = made->last = 1;
      g_ptr_array_add (made->txns, accord_remote_txn_new (1, stamps[i]));
      bytes = accord_segment_write (made, NULL, &error);
      g_assert_no_error (error);
      read = accord_segment_read (bytes, made->rid, NULL, NULL, &error);
      g_assert_true ((read != NULL) == (stamps[i] <= ACCORD_STAMP_MOST));
      g_assert_cmpuint (accord_stamp_next (stamps[i]), <=, G_MAXINT64);
    }
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/many-files/a-snapshot-of-ninety-thousand-files-is-read-by-who-joins", test_snapshot_of_many);
  g_test_add_func ("/sync/many-files/a-round-takes-as-long-as-there-are-files", test_rounds_of_many);
  g_test_add_func ("/sync/many-files/what-is-to-be-decided-is-listed-as-fast-after-years", test_conflicts_of_years);
  g_test_add_func ("/sync/many-files/an-erasure-takes-as-long-as-own-files-are", test_erasure_after_years);
  g_test_add_func ("/sync/many-files/no-clock-is-at-the-end-of-time", test_end_of_time);
  return g_test_run ();
}
