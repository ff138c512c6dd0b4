/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging, by random states: whatever order files of changes come in (commutative), in however many steps
 * (associative), and however often (idempotent), all end with the same. Fields of every merge rule that the tables
 * of kinds have: single values, groups, places in an order, links, sets, deletions, births that meet. */
#include "accord-config.h"

#include "accord-ingest.h"
#include "accord-rank.h"
#include "accord-segment.h"
#include "sync-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define DEAL (&accord_deal_kind)
#define PEOPLE 3

typedef struct {
  GRand *rand;
  AccordTransport *base; /* what all had before */
  Member *people[PEOPLE];
  AccordId customers[4];
  AccordId deals[4];
  AccordId tag;
  GPtrArray *segments;   /* of AccordRemoteSegment: what each did then, alone */
  guint n_values;
} Laws;

static gint64
row_of (Member *member, const AccordKind *kind, const AccordId *uid)
{
  g_autoptr (AccordRecord) record = member_find (member, kind, uid);

  return accord_record_id (record);
}

static gint64
any_stage (Laws *laws, Member *member)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GPtrArray) stages = accord_test_boxed (accord_store_select (member->store, query));

  return accord_record_id (stages->pdata[g_rand_int_range (laws->rand, 0, (int) stages->len)]);
}

static gboolean
try_commit (Member *member, AccordEdit *edit)
{
  DexFuture *future = accord_journal_commit (member->journal, edit);
  gboolean done;

  accord_test_wait (future);
  done = dex_future_get_value (future, NULL) != NULL; /* a rule may refuse */
  dex_unref (future);
  accord_edit_unref (edit);
  return done;
}

static void
change_customer (Laws *laws, Member *member)
{
  static const char *const fields[] = { "name", "phone", "city", "industry" };
  gint64 id = row_of (member, CUSTOMER, &laws->customers[g_rand_int_range (laws->rand, 0, 4)]);
  AccordEdit *edit = accord_edit_new ("Change");
  g_autofree char *value = g_strdup_printf ("+49 30 %u", ++laws->n_values);

  switch (g_rand_int_range (laws->rand, 0, 6))
    {
    case 0:
      accord_edit_delete (edit, CUSTOMER, id);
      break;
    case 1:
      accord_edit_restore (edit, CUSTOMER, id);
      break;
    default:
      accord_edit_set_text (edit, CUSTOMER, id, fields[g_rand_int_range (laws->rand, 0, 4)], value);
    }
  try_commit (member, edit);
}

static void
change_deal (Laws *laws, Member *member)
{
  gint64 id = row_of (member, DEAL, &laws->deals[g_rand_int_range (laws->rand, 0, 4)]);
  AccordEdit *edit = accord_edit_new ("Change");
  g_autofree char *rank = accord_rank_nth (g_rand_int_range (laws->rand, 0, 4));

  switch (g_rand_int_range (laws->rand, 0, 4))
    {
    case 0:
      accord_edit_set_both (edit, DEAL, id, "amount", g_rand_int_range (laws->rand, 1, 9) * 100, g_rand_boolean (laws->rand) ? "EUR" : "USD");
      break;
    case 1:
      accord_edit_set_number (edit, DEAL, id, "customer", row_of (member, CUSTOMER, &laws->customers[g_rand_int_range (laws->rand, 0, 4)]));
      break;
    default:
      accord_edit_set_both (edit, DEAL, id, "stage", any_stage (laws, member), rank);
    }
  try_commit (member, edit);
}

/* A tag on one of four, or off it: a set. */
static void
change_tags (Laws *laws, Member *member)
{
  const AccordKind *kind = &accord_tagging_kind;
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GPtrArray) all = accord_test_boxed (accord_store_select (member->store, query));
  AccordEdit *edit = accord_edit_new ("Tag");
  gint64 id;

  if (all->len > 0 && g_rand_boolean (laws->rand))
    accord_edit_delete (edit, kind, accord_record_id (all->pdata[g_rand_int_range (laws->rand, 0, (int) all->len)]));
  else
    {
      id = accord_edit_create (edit, kind);
      accord_edit_set_number (edit, kind, id, "tag", row_of (member, &accord_tag_kind, &laws->tag));
      accord_edit_set_number (edit, kind, id, "customer", row_of (member, CUSTOMER, &laws->customers[g_rand_int_range (laws->rand, 0, 2)]));
    }
  try_commit (member, edit);
}

/* What one did alone, as files. */
static void
gather (Laws *laws, Member *member)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  g_autoptr (GList) paths = NULL;

  g_clear_object (&member->sync);
  g_set_object (&member->share, share);
  member->sync = accord_sync_new (member->journal, share, NULL);
  accord_sync_status_free (member_round (member));
  paths = g_hash_table_get_keys (ACCORD_MEMORY_TRANSPORT (share)->files);
  for (GList *l = paths; l != NULL; l = l->next)
    {
      g_auto (GStrv) parts = g_strsplit (l->data, "/", 3);
      AccordShareName name;

      if (g_strv_length (parts) == 3 && accord_share_read_segment (parts[2], &name))
        g_ptr_array_add (laws->segments, accord_segment_read (g_hash_table_lookup (ACCORD_MEMORY_TRANSPORT (share)->files, l->data),
                                                              parts[1], &name, NULL, NULL));
    }
}

static Laws
laws_new (guint32 seed)
{
  static void (*const changes[]) (Laws *laws, Member *member) = { change_customer, change_deal, change_tags };
  Laws laws = { .rand = g_rand_new_with_seed (seed), .base = accord_memory_transport_new () };

  laws.segments = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_remote_segment_free);
  laws.people[0] = member_new (laws.base);
  for (int i = 0; i < 4; i++)
    {
      gint64 customer = member_create (laws.people[0], CUSTOMER, "Kern");
      AccordEdit *edit = accord_edit_new ("Deal");
      gint64 deal = accord_edit_create (edit, DEAL);
      g_autofree char *rank = accord_rank_nth (i);
      g_autoptr (AccordChangeSet) set = NULL;

      laws.customers[i] = member_uid (laws.people[0], CUSTOMER, customer);
      accord_edit_set_text (edit, DEAL, deal, "name", "Crane");
      accord_edit_set_both (edit, DEAL, deal, "stage", 1, rank); /* the first stage */
      set = accord_test_boxed (accord_journal_commit (laws.people[0]->journal, edit));
      accord_edit_unref (edit);
      g_assert_true (accord_change_set_created (set, DEAL, &deal));
      laws.deals[i] = member_uid (laws.people[0], DEAL, deal);
    }
  laws.tag = member_uid (laws.people[0], &accord_tag_kind, member_create (laws.people[0], &accord_tag_kind, "VIP"));
  rounds (laws.people[0], 2);
  for (int i = 1; i < PEOPLE; i++)
    {
      laws.people[i] = member_join (laws.base);
      rounds (laws.people[i], 2);
    }
  for (int i = 0; i < 40; i++)
    changes[g_rand_int_range (laws.rand, 0, G_N_ELEMENTS (changes))] (&laws, laws.people[g_rand_int_range (laws.rand, 0, PEOPLE)]);
  for (int i = 0; i < PEOPLE; i++)
    gather (&laws, laws.people[i]);
  g_assert_cmpuint (laws.segments->len, ==, PEOPLE);
  return laws;
}

static void
laws_clear (Laws *laws)
{
  for (int i = 0; i < PEOPLE; i++)
    member_free (laws->people[i]);
  g_ptr_array_unref (laws->segments);
  g_object_unref (laws->base);
  g_rand_free (laws->rand);
}

/* A file that has what all had before, and then these in this order; @at_once: all in one step. */
static char *
digest_of (Laws *laws, const char *order, gboolean at_once)
{
  Member *member = member_join (laws->base);
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  char *digest;

  rounds (member, 2);
  for (const char *which = order; *which != '\0'; which++)
    {
      g_ptr_array_add (some, laws->segments->pdata[*which - '0']);
      if (at_once && which[1] != '\0')
        continue;
      accord_change_set_unref (accord_test_boxed (accord_journal_ingest (member->journal, some)));
      g_ptr_array_set_size (some, 0);
    }
  digest = member_digest (member);
  member_free (member);
  return digest;
}

static void
assert_law (gconstpointer data)
{
  Laws laws = laws_new (GPOINTER_TO_UINT (data));
  static const char *const orders[] = { "021", "102", "120", "201", "210" };
  g_autofree char *plain = digest_of (&laws, "012", FALSE);
  g_autofree char *at_once = digest_of (&laws, "012", TRUE);
  g_autofree char *again = digest_of (&laws, "01021220", FALSE);

  g_assert_cmpstr (at_once, ==, plain);
  g_assert_cmpstr (again, ==, plain);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *other = digest_of (&laws, orders[i], i % 2 == 0);

      g_assert_cmpstr (other, ==, plain);
    }
  laws_clear (&laws);
}

/* And nobody was there only to see others win: what each did says something else than nothing done. */
static void
test_says_something (void)
{
  Laws laws = laws_new (7);
  g_autofree char *none = digest_of (&laws, "", FALSE), *one = digest_of (&laws, "0", FALSE), *two = digest_of (&laws, "01", FALSE);

  g_assert_cmpstr (none, !=, one);
  g_assert_cmpstr (one, !=, two);
  laws_clear (&laws);
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/merge-laws/each-says-something", test_says_something);
  for (guint seed = 1; seed <= (g_test_slow () ? 100 : 1); seed++)
    {
      g_autofree char *name = g_strdup_printf ("/sync/merge-laws/order-steps-and-repetition-make-no-difference/%u", seed);

      g_test_add_data_func (name, GUINT_TO_POINTER (seed), assert_law);
    }
  return g_test_run ();
}
