/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags, and pairs that somebody said to be different: two who say the same make one row, whoever says it last holds,
 * and nobody takes back what somebody else has said as well (sync.md §2.2, §2.6). */
#include "accord-config.h"

#include "accord-bulk.h"
#include "sync-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define TAG (&accord_tag_kind)
#define TAGGING (&accord_tagging_kind)

typedef struct {
  AccordTransport *share;
  Member *a;
  Member *b;
  AccordId customer;
  AccordId tag;
} Two;

static gint64
row_of (Member *member, const AccordKind *kind, const AccordId *uid)
{
  g_autoptr (AccordRecord) record = member_find (member, kind, uid);

  g_assert_nonnull (record);
  return accord_record_id (record);
}

/* Two who know a customer and a tag, and nothing of it yet. */
static Two
two_new (void)
{
  Two two = { .share = accord_memory_transport_new () };

  two.a = member_new (two.share);
  two.customer = member_uid (two.a, CUSTOMER, member_create (two.a, CUSTOMER, "Kern"));
  two.tag = member_uid (two.a, TAG, member_create (two.a, TAG, "VIP"));
  rounds (two.a, 2);
  two.b = member_join (two.share);
  meet (two.a, two.b, NULL);
  return two;
}

static void
two_clear (Two *two)
{
  assert_same (two->a, two->b);
  member_free (two->a);
  member_free (two->b);
  g_object_unref (two->share);
}

static gint64
link_two (Member *member, const AccordKind *kind, const char *first, gint64 one, const char *second, gint64 other)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Tag");
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_number (edit, kind, id, first, one);
  accord_edit_set_number (edit, kind, id, second, other);
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (member->journal, edit)));
  return id;
}

static void
put_on (Two *two, Member *member)
{
  link_two (member, TAGGING, "tag", row_of (member, TAG, &two->tag), "customer", row_of (member, CUSTOMER, &two->customer));
}

static GPtrArray *
taggings (Member *member)
{
  g_autoptr (AccordQuery) query = accord_query_new (TAGGING);

  return accord_test_boxed (accord_store_select (member->store, query));
}

static void
take_off (Member *member)
{
  g_autoptr (GPtrArray) all = taggings (member);

  g_assert_cmpuint (all->len, ==, 1);
  member_delete (member, TAGGING, accord_record_id (all->pdata[0]), TRUE);
}

static AccordChangeSet *
undo (Member *member)
{
  return accord_test_boxed (accord_journal_undo (member->journal));
}

static void
test_one_row (void)
{
  Two two = two_new ();

  put_on (&two, two.a);
  put_on (&two, two.b);
  g_assert_cmpuint (member_count (two.a, TAGGING), ==, 1);
  meet (two.a, two.b, NULL);
  g_assert_cmpuint (member_count (two.a, TAGGING), ==, 1);
  g_assert_cmpuint (member_count (two.b, TAGGING), ==, 1);
  take_off (two.b);
  meet (two.a, two.b, NULL);
  g_assert_cmpuint (member_count (two.a, TAGGING), ==, 0);
  two_clear (&two);
}

/* Before the first of them has told anybody. */
static void
test_unseen (void)
{
  Two two = two_new ();

  put_on (&two, two.a);
  put_on (&two, two.b);
  rounds (two.b, 2);
  rounds (two.a, 2); /* takes the other's in, and then has its own to tell */
  meet (two.a, two.b, NULL);
  g_assert_cmpuint (member_count (two.a, TAGGING), ==, 1);
  two_clear (&two);
}

static void
test_same_row_again (void)
{
  Two two = two_new ();
  gint64 first, again;
  g_autoptr (GPtrArray) before = NULL, after = NULL;

  put_on (&two, two.a);
  before = taggings (two.a);
  first = accord_record_id (before->pdata[0]);
  put_on (&two, two.a); /* it is there: nothing to do */
  g_assert_cmpuint (member_count (two.a, TAGGING), ==, 1);
  take_off (two.a);
  g_assert_cmpuint (member_count (two.a, TAGGING), ==, 0);
  put_on (&two, two.a);
  after = taggings (two.a);
  again = accord_record_id (after->pdata[0]);
  g_assert_cmpint (again, ==, first);
  accord_change_set_unref (undo (two.a));
  g_assert_cmpuint (member_count (two.a, TAGGING), ==, 0);
  accord_change_set_unref (accord_test_boxed (accord_journal_redo (two.a->journal)));
  g_assert_cmpuint (member_count (two.a, TAGGING), ==, 1);
  meet (two.a, two.b, NULL);
  g_assert_cmpuint (member_count (two.b, TAGGING), ==, 1);
  two_clear (&two);
}

static void
test_put_on_later (void)
{
  Two two = two_new ();

  put_on (&two, two.a);
  take_off (two.a);
  put_on (&two, two.b); /* knows of neither, and is the last */
  meet (two.a, two.b, NULL);
  g_assert_cmpuint (member_count (two.a, TAGGING), ==, 1);
  g_assert_cmpuint (member_count (two.b, TAGGING), ==, 1);
  two_clear (&two);
}

static void
test_taken_off_later (void)
{
  Two two = two_new ();

  put_on (&two, two.a);
  put_on (&two, two.b);
  take_off (two.a);
  meet (two.b, two.a, NULL);
  g_assert_cmpuint (member_count (two.a, TAGGING), ==, 0);
  g_assert_cmpuint (member_count (two.b, TAGGING), ==, 0);
  two_clear (&two);
}

static void
test_undo_leaves (void)
{
  Two two = two_new ();
  g_autoptr (AccordChangeSet) set = NULL;

  put_on (&two, two.a);
  put_on (&two, two.b);
  meet (two.a, two.b, NULL);
  set = undo (two.a);
  g_assert_nonnull (set->notes);
  g_assert_cmpstr (set->notes[0], ==, "What somebody else has set as well stays as it is.");
  meet (two.a, two.b, NULL);
  g_assert_cmpuint (member_count (two.a, TAGGING), ==, 1);
  g_assert_cmpuint (member_count (two.b, TAGGING), ==, 1);
  two_clear (&two);
}

/* When two customers became one, the tag of the first was led to the second. */
static void
test_led_elsewhere (void)
{
  Two two = two_new ();
  gint64 other = member_create (two.a, CUSTOMER, "Kern AG");
  g_autoptr (AccordEdit) edit = accord_edit_new ("Lead to another");
  g_autoptr (GPtrArray) before = NULL, after = NULL;

  put_on (&two, two.a);
  before = taggings (two.a);
  accord_edit_set_number (edit, TAGGING, accord_record_id (before->pdata[0]), "customer", other);
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (two.a->journal, edit)));
  put_on (&two, two.a);
  after = taggings (two.a);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_cmpint (accord_record_number (after->pdata[0], "customer"), !=, accord_record_number (after->pdata[1], "customer"));
  meet (two.a, two.b, NULL);
  g_assert_cmpuint (member_count (two.b, TAGGING), ==, 2);
  two_clear (&two);
}

static void
test_not_the_same (void)
{
  Two two = two_new ();
  AccordId other = member_uid (two.a, CUSTOMER, member_create (two.a, CUSTOMER, "Kern AG"));

  meet (two.a, two.b, NULL);
  link_two (two.a, &accord_distinct_kind, "customer", row_of (two.a, CUSTOMER, &two.customer), "other", row_of (two.a, CUSTOMER, &other));
  link_two (two.b, &accord_distinct_kind, "customer", row_of (two.b, CUSTOMER, &other), "other", row_of (two.b, CUSTOMER, &two.customer));
  meet (two.a, two.b, NULL);
  g_assert_cmpuint (member_count (two.a, &accord_distinct_kind), ==, 1);
  g_assert_cmpuint (member_count (two.b, &accord_distinct_kind), ==, 1);
  two_clear (&two);
}

typedef struct {
  gint64 tag;
  gint64 customer;
} Pair;

static gboolean
tag_twice (AccordBulk *bulk, gpointer data, GError **error)
{
  const Pair *pair = data;
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  gint64 first, again;

  accord_value_set_number (&values[accord_kind_find (TAGGING, "tag")], pair->tag);
  accord_value_set_number (&values[accord_kind_find (TAGGING, "customer")], pair->customer);
  first = accord_bulk_create (bulk, TAGGING, values, error);
  again = first != 0 ? accord_bulk_create (bulk, TAGGING, values, error) : 0;
  g_assert_cmpint (first, !=, 0);
  g_assert_cmpint (again, ==, first);
  return TRUE;
}

/* Many at once, as the list does it; and all of it taken back, but for what a colleague has set as well. */
static void
test_bulk (void)
{
  Two two = two_new ();
  Pair pair = { row_of (two.a, TAG, &two.tag), row_of (two.a, CUSTOMER, &two.customer) };

  accord_change_set_unref (accord_test_boxed (accord_journal_bulk (two.a->journal, "Tag", tag_twice, &pair, NULL)));
  accord_change_set_unref (undo (two.a));
  g_assert_cmpuint (member_count (two.a, TAGGING), ==, 0);
  accord_change_set_unref (accord_test_boxed (accord_journal_redo (two.a->journal)));
  put_on (&two, two.b);
  meet (two.a, two.b, NULL);
  g_assert_cmpuint (member_count (two.a, TAGGING), ==, 1);
  g_assert_cmpuint (member_count (two.b, TAGGING), ==, 1);
  two_clear (&two);
}

/* A row that an earlier version made has an identity of its own: it stays, beside the one that all make now. */
static void
test_older_row (void)
{
  Two two = two_new ();
  g_autoptr (GPtrArray) before = NULL, all = NULL;
  g_autoptr (AccordEdit) edit = accord_edit_new ("As one that had another identity");
  gint64 other = member_create (two.a, CUSTOMER, "Kern AG");

  link_two (two.a, TAGGING, "tag", row_of (two.a, TAG, &two.tag), "customer", other);
  before = taggings (two.a);
  accord_edit_set_number (edit, TAGGING, accord_record_id (before->pdata[0]), "customer", row_of (two.a, CUSTOMER, &two.customer));
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (two.a->journal, edit)));
  meet (two.a, two.b, NULL);
  put_on (&two, two.b);
  meet (two.a, two.b, NULL);
  all = taggings (two.a);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (accord_record_number (all->pdata[0], "customer"), ==, accord_record_number (all->pdata[1], "customer"));
  g_assert_cmpuint (member_count (two.b, TAGGING), ==, 2);
  two_clear (&two);
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/sets/a-tag-that-two-put-on-is-one-row", test_one_row);
  g_test_add_func ("/sync/sets/a-tag-that-comes-before-ones-own-was-told-is-one-row", test_unseen);
  g_test_add_func ("/sync/sets/what-was-taken-off-and-put-on-again-is-the-same-row", test_same_row_again);
  g_test_add_func ("/sync/sets/who-puts-it-on-last-holds", test_put_on_later);
  g_test_add_func ("/sync/sets/who-takes-it-off-last-holds", test_taken_off_later);
  g_test_add_func ("/sync/sets/undo-leaves-what-somebody-else-has-set-as-well", test_undo_leaves);
  g_test_add_func ("/sync/sets/a-row-that-was-led-elsewhere-is-another-pair", test_led_elsewhere);
  g_test_add_func ("/sync/sets/two-are-not-the-same-whichever-is-named-first", test_not_the_same);
  g_test_add_func ("/sync/sets/one-of-many-at-once-is-one-row", test_bulk);
  g_test_add_func ("/sync/sets/a-row-of-an-earlier-version-stays-beside-it", test_older_row);
  return g_test_run ();
}
