/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stays on the share and what goes: many files become one, what was erased is taken out, snapshots are made
 * when it is time; what is waited for survives a restart. */
#include "accord-config.h"

#include <string.h>
#include "accord-erasure.h"
#include "sync-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define HOUR ((gint64) 60 * 60 * 1000)
#define DAY (24 * HOUR)
#define START G_GINT64_CONSTANT (1790000000000)

static void
set_time (gint64 ms)
{
  accord_now_set (ms);
  accord_steady_set (ms);
}

static guint
count_files (AccordTransport *share, const char *prefix)
{
  GHashTableIter iter;
  gpointer path;
  guint n = 0;

  g_hash_table_iter_init (&iter, files_of (share));
  while (g_hash_table_iter_next (&iter, &path, NULL))
    n += g_str_has_prefix (path, prefix);
  return n;
}

static void
test_many_become_one (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b, *late;

  accord_sync_set_fan (a->sync, 4);
  b = member_join (share);
  for (int i = 0; i < 16; i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %d", i);

      member_create (a, CUSTOMER, name);
      rounds (a, 1);
      rounds (b, 1);
    }
  for (int i = 0; i < 6; i++)
    {
      rounds (a, 1);
      rounds (b, 1);
    }
  /* 16 files: 4 become 1, and these again. */
  g_assert_cmpuint (count_files (share, "r/"), ==, 1);
  rounds (b, 3);
  late = member_join (share);
  rounds (late, 3);
  g_assert_cmpuint (member_count (late, CUSTOMER), ==, 16);
  assert_same (a, b);
  assert_same (a, late);
  /* Nobody puts back what was replaced. */
  rounds (b, 2);
  rounds (late, 2);
  rounds (a, 2);
  g_assert_cmpuint (count_files (share, "r/"), ==, 1);
  member_free (a);
  member_free (b);
  member_free (late);
}

/* The last number that a file of changes on the share has. */
static gint64
last_number (AccordTransport *share)
{
  GHashTableIter iter;
  gpointer path;
  gint64 last = 0;

  g_hash_table_iter_init (&iter, files_of (share));
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      const char *numbers = strstr (path, "/s-");

      if (numbers != NULL)
        last = MAX (last, g_ascii_strtoll (strchr (numbers + 3, '-') + 1, NULL, 10));
    }
  return last;
}

static gboolean
create_many (AccordBulk *bulk, gpointer data, GError **error)
{
  for (int i = 0; i < GPOINTER_TO_INT (data); i++)
    {
      AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
      gint64 id;

      accord_value_set_text (&values[accord_kind_title (CUSTOMER)], "One of many");
      id = accord_bulk_create (bulk, CUSTOMER, values, error);
      accord_value_clear (&values[accord_kind_title (CUSTOMER)]);
      g_assert_cmpint (id, !=, 0);
    }
  return TRUE;
}

/* One step over more rows than a file takes is told to its end, each row once, made, taken back and done again. */
static void
test_many_at_once (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b;
  gint64 before;

  accord_sync_set_records (a->sync, 10);
  member_create (a, CUSTOMER, "The first");
  rounds (a, 2);
  b = member_join (share);
  meet (a, b, NULL);
  before = last_number (share);
  accord_change_set_unref (accord_test_boxed (accord_journal_bulk (a->journal, "Many", create_many, GINT_TO_POINTER (35), NULL)));
  meet (a, b, NULL);
  g_assert_cmpint (last_number (share), ==, before + 1 + 35); /* the step, and its rows */
  g_assert_cmpuint (member_count (b, CUSTOMER), ==, 36);
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (a->journal)));
  rounds (a, 8); /* were one told again and again, this would not end by itself */
  g_assert_cmpint (last_number (share), ==, before + 2 * (1 + 35));
  meet (a, b, NULL);
  g_assert_cmpuint (member_count (b, CUSTOMER), ==, 1);
  accord_change_set_unref (accord_test_boxed (accord_journal_redo (a->journal)));
  rounds (a, 8);
  g_assert_cmpint (last_number (share), ==, before + 3 * (1 + 35));
  meet (a, b, NULL);
  g_assert_cmpuint (member_count (b, CUSTOMER), ==, 36);
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

static void
test_erased (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b, *late;
  gint64 id = member_create (a, CUSTOMER, "Wilhelmine Sonderbar");
  AccordId uid = member_uid (a, CUSTOMER, id);
  g_autoptr (AccordRecord) there = NULL;

  member_set (a, CUSTOMER, id, "phone", "+49 30 5557788");
  member_create (a, CUSTOMER, "Kern AG");
  rounds (a, 2);
  b = member_join (share);
  rounds (b, 2);
  there = member_find (b, CUSTOMER, &uid);
  member_set (b, CUSTOMER, accord_record_id (there), "phone", "+49 30 5557799");
  rounds (b, 1);
  rounds (a, 1);
  accord_test_done (accord_sync_snapshot (a->sync));
  g_assert_true (share_says (share, "Sonderbar"));
  g_assert_true (share_says (share, "5557799"));
  accord_erasure_unref (accord_test_boxed (accord_journal_erase (a->journal, CUSTOMER, id)));
  meet (a, b, NULL);
  rounds (a, 3);
  rounds (b, 3);
  rounds (a, 1);
  g_assert_false (share_says (share, "55577"));
  g_assert_false (share_says (share, "Sonderbar"));
  assert_same (a, b);
  late = member_join (share);
  rounds (late, 3);
  assert_same (a, late);
  member_free (a);
  member_free (b);
  member_free (late);
}

/* Somebody who has not heard of it edits what was erased: that is later, and all have it; what was there before is
 * gone from his own journal as well. */
static void
test_edited_after_erasure (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b;
  gint64 id = member_create (a, CUSTOMER, "Wilhelmine Sonderbar");
  AccordId uid = member_uid (a, CUSTOMER, id);
  g_autoptr (AccordRecord) there = NULL;
  g_autofree char *here = NULL;

  member_set (a, CUSTOMER, id, "phone", "+49 30 5557788");
  rounds (a, 2);
  b = member_join (share);
  rounds (b, 2);
  accord_erasure_unref (accord_test_boxed (accord_journal_erase (a->journal, CUSTOMER, id)));
  g_usleep (3000);
  there = member_find (b, CUSTOMER, &uid);
  member_set (b, CUSTOMER, accord_record_id (there), "phone", "+49 30 111");
  rounds (a, 1);
  meet (b, a, NULL);
  assert_same (a, b);
  here = member_text (a, CUSTOMER, &uid, "phone");
  g_assert_cmpstr (here, ==, "+49 30 111");
  rounds (a, 2);
  rounds (b, 2);
  g_assert_false (share_says (share, "5557788"));
  member_free (a);
  member_free (b);
}

/* Somebody adds a field of their own and fills it in; who erases the person meanwhile knows nothing of the field. */
static void
test_own_field_beside_erasure (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b;
  gint64 id = member_create (a, CUSTOMER, "Wilhelmine Sonderbar");
  AccordId uid = member_uid (a, CUSTOMER, id);
  g_autoptr (AccordRecord) there = NULL;
  g_autoptr (AccordEdit) edit = accord_edit_new ("Add a field");
  gint64 field = accord_edit_create (edit, &accord_custom_field_kind);
  const AccordKind *own;

  rounds (a, 2);
  b = member_join (share);
  rounds (b, 2);
  there = member_find (b, CUSTOMER, &uid);
  accord_edit_set_text (edit, &accord_custom_field_kind, field, "label", "Grade");
  accord_edit_set_text (edit, &accord_custom_field_kind, field, "target", "customer");
  accord_edit_set_text (edit, &accord_custom_field_kind, field, "type", "text");
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (b->journal, edit)));
  own = accord_store_get_kind (b->store, CUSTOMER);
  member_set (b, own, accord_record_id (there), own->fields[own->n_fields - 1].name, "A");
  g_usleep (3000);
  accord_erasure_unref (accord_test_boxed (accord_journal_erase (a->journal, CUSTOMER, id)));
  g_usleep (3000);
  member_set (b, CUSTOMER, accord_record_id (there), "name", "Another"); /* of the erasure nothing is left to take */
  rounds (a, 1);
  meet (b, a, NULL);
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

static void
start_again (Member *member)
{
  g_clear_object (&member->sync);
  member->sync = accord_sync_new (member->journal, member->share, member->mirror);
}

/* A program that is started every hour reaches the day after which what waits comes as it is. */
static void
test_waits_survive (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a, *b;
  g_autofree char *first = NULL;
  GHashTableIter iter;
  gpointer path;
  guint n = 0;

  set_time (START);
  a = member_new (share);
  member_create (a, CUSTOMER, "One");
  rounds (a, 1);
  b = member_join (share);
  rounds (b, 2);
  member_create (a, CUSTOMER, "Two");
  rounds (a, 1);
  g_hash_table_iter_init (&iter, files_of (share));
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (g_str_has_prefix (path, "r/") && ++n > 0)
      if (first == NULL || strcmp (first, path) < 0)
        g_set_str (&first, path);
  member_create (a, CUSTOMER, "Three");
  g_clear_object (&a->mirror);
  rounds (a, 1);
  /* The one in the middle is lost, and nobody has it. */
  g_hash_table_remove (files_of (share), first);
  g_clear_object (&a->sync);
  for (int hour = 0; hour < 26; hour++)
    {
      /* Since the machine was switched on the other clock began anew. */
      accord_now_set (START + hour * HOUR);
      accord_steady_set (5 * 60 * 1000);
      start_again (b);
      rounds (b, 1);
      if (hour < 23)
        g_assert_cmpuint (member_count (b, CUSTOMER), ==, 1);
    }
  g_assert_cmpuint (member_count (b, CUSTOMER), ==, 2);
  member_free (a);
  member_free (b);
  set_time (0);
}

static void
test_weekly (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a;

  set_time (START);
  a = member_new (share);
  member_create (a, CUSTOMER, "One");
  rounds (a, 2);
  g_assert_cmpuint (count_files (share, "snap/"), ==, 0); /* quicker read as it is */
  accord_test_done (accord_sync_snapshot (a->sync));
  for (int day = 1; day <= 40; day++)
    {
      g_autofree char *name = g_strdup_printf ("Day %d", day);

      set_time (START + day * DAY);
      member_create (a, CUSTOMER, name);
      rounds (a, 2);
    }
  /* Five since, of which two stay; a part and a last file each. */
  g_assert_cmpuint (count_files (share, "snap/"), ==, 4);
  member_free (a);
  set_time (0);
}

/* One that says that it is of the future is followed by one when there is enough more, and not by one in every round. */
static void
test_wrong_clock (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a;

  set_time (START + 20 * 365 * DAY);
  a = member_new (share);
  rounds (a, 2);
  accord_test_done (accord_sync_snapshot (a->sync));
  set_time (START - 10 * 365 * DAY);
  member_create (a, CUSTOMER, "One");
  rounds (a, 4);
  g_assert_cmpuint (count_files (share, "snap/"), ==, 2);
  accord_test_done (accord_sync_snapshot (a->sync)); /* is the newest, whatever this clock says */
  rounds (a, 4);
  g_assert_cmpuint (count_files (share, "snap/"), ==, 4);
  for (int day = 1; day <= 8; day++)
    {
      set_time (START - 10 * 365 * DAY + day * DAY);
      accord_steady_set (START + day * DAY);
      member_create (a, CUSTOMER, "Another");
      rounds (a, 2);
    }
  g_assert_cmpuint (count_files (share, "snap/"), ==, 4); /* one more, and the first went */
  member_free (a);
  set_time (0);
}

/* For which files the head of a computer has a digest, or NULL. */
static char *
digest_of (Member *member)
{
  g_autoptr (AccordSyncStatus) status = member_round (member);
  g_autofree char *name = own_name (status);
  g_autofree char *path = g_strdup_printf ("h/%s.json", name);
  GBytes *bytes = g_hash_table_lookup (files_of (member->share), path);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *of = strstr (text, "\"of\":\"");

  return of != NULL ? g_strndup (of + strlen ("\"of\":\""), 16) : NULL;
}

static void
wait_for_digests (Member *a, Member *b)
{
  for (int i = 1; i < 400; i++)
    {
      g_autofree char *x = NULL, *y = NULL;

      set_time (START + i * 2 * 60 * 1000);
      x = digest_of (a);
      y = digest_of (b);
      if (x != NULL && g_strcmp0 (x, y) == 0)
        return;
      g_usleep (5000);
      accord_test_idle ();
    }
  g_assert_not_reached ();
}

/* What the head of a computer says of its customers, turned by one. */
static void
spoil_digest (AccordTransport *share, const char *name)
{
  g_autofree char *path = g_strdup_printf ("h/%s.json", name);
  GBytes *bytes = g_hash_table_lookup (files_of (share), path);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  char *digit = strstr (text, "\"customer\":\"");

  g_assert_nonnull (digit);
  digit += strlen ("\"customer\":\"");
  *digit = *digit == '0' ? '1' : '0';
  g_hash_table_replace (files_of (share), g_steal_pointer (&path), g_bytes_new (text, strlen (text)));
}

/* Two that have taken the same and say something else: named, and not for ever. */
static void
test_differs (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b;
  g_autoptr (AccordSyncStatus) well = NULL, told = NULL, of_b = NULL;
  g_autofree char *name = NULL;
  gboolean named = FALSE;

  set_time (START);
  member_create (a, CUSTOMER, "Kern AG");
  rounds (a, 1);
  b = member_join (share);
  member_create (b, CUSTOMER, "Of the other");
  meet (a, b, NULL);
  wait_for_digests (a, b);
  well = member_round (a);
  g_assert_cmpuint (well->problems->len, ==, 0);
  of_b = member_round (b);
  name = own_name (of_b);
  spoil_digest (share, name);
  told = member_round (a);
  for (guint i = 0; i < told->problems->len; i++)
    named |= strstr (((AccordSyncProblem *) told->problems->pdata[i])->message, "customer") != NULL;
  g_assert_true (named);
  assert_same (a, b);
  member_free (a);
  member_free (b);
  set_time (0);
}

/* A folder that can be read and not written for hours is no reason to take another name. */
static void
test_full_for_hours (void)
{
  AccordTransport *share;
  Member *a;
  g_autoptr (AccordSyncStatus) before = NULL, after = NULL;
  g_autofree char *name = NULL, *still = NULL;

  set_time (START);
  a = member_alone (&share);
  before = member_round (a);
  name = own_name (before);
  ACCORD_MEMORY_TRANSPORT (share)->is_full = TRUE;
  for (int i = 1; i <= 5; i++)
    {
      set_time (START + i * HOUR);
      rounds (a, 1);
    }
  ACCORD_MEMORY_TRANSPORT (share)->is_full = FALSE;
  for (int i = 6; i <= 8; i++)
    {
      set_time (START + i * HOUR);
      rounds (a, 1);
    }
  after = member_round (a);
  still = own_name (after);
  g_assert_cmpstr (still, ==, name);
  g_assert_cmpuint (after->peers->len, ==, before->peers->len);
  member_free (a);
  g_object_unref (share);
  set_time (0);
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/share/many-files-become-one-and-stay-so", test_many_become_one);
  g_test_add_func ("/sync/share/a-step-over-many-files-is-told-once", test_many_at_once);
  g_test_add_func ("/sync/share/what-was-erased-is-on-no-file-any-more", test_erased);
  g_test_add_func ("/sync/share/what-was-edited-after-an-erasure-holds-everywhere", test_edited_after_erasure);
  g_test_add_func ("/sync/share/a-field-of-ones-own-beside-an-erasure-is-told-with-its-value", test_own_field_beside_erasure);
  g_test_add_func ("/sync/share/a-day-of-waiting-is-reached-by-hours", test_waits_survive);
  g_test_add_func ("/sync/share/snapshots-are-made-every-week-and-two-stay", test_weekly);
  g_test_add_func ("/sync/share/a-snapshot-of-a-wrong-clock-is-followed-by-few", test_wrong_clock);
  g_test_add_func ("/sync/share/equal-files-and-unequal-digests-are-named", test_differs);
  g_test_add_func ("/sync/share/a-share-that-refuses-for-hours-takes-no-name-away", test_full_for_hours);
  return g_test_run ();
}
