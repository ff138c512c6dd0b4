/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deals on two computers: totals that every commit keeps are those counted from the deals, whatever was done
 * here, there, taken back and brought together; numbers of quotes never meet; a card that somebody else moves
 * meanwhile ends where the rules say. The seed is printed by the test program; --seed repeats a run. */

#include "accord-config.h"

#include "sync-fixture.h"

#include "accord-date.h"
#include "accord-odds-keeper.h"
#include "accord-rank.h"
#include "accord-record-merge.h"
#include "accord-report.h"

#define DEAL (&accord_deal_kind)
#define ROUNDS 25
#define STEPS 8

typedef struct {
  AccordTransport *share;
  Member *members[2]; /* the first has a workspace */
  GRand *rand;
} Both;

static void
begin (Both *both)
{
  *both = (Both) { .share = accord_memory_transport_new () };
  both->members[0] = member_new (both->share);
  meet (both->members[0], NULL);
  both->members[1] = member_join (both->share);
  meet (both->members[0], both->members[1], NULL);
  both->rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
}

static void
end (Both *both)
{
  member_free (both->members[0]);
  member_free (both->members[1]);
  g_object_unref (both->share);
  g_rand_free (both->rand);
}

static GPtrArray *
all_of (Member *member, const AccordKind *kind)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  return accord_test_boxed (accord_store_select (member->store, query));
}

static gint64
any_of (Both *both, Member *member, const AccordKind *kind)
{
  g_autoptr (GPtrArray) all = all_of (member, kind);

  return all->len == 0 ? 0 : accord_record_id (all->pdata[g_rand_int_range (both->rand, 0, (int) all->len)]);
}

/* An edit that a rule may refuse: then nothing was written. */
static void
try_commit (Member *member, AccordEdit *edit)
{
  DexFuture *future = accord_journal_commit (member->journal, edit);

  accord_test_wait (future);
  dex_unref (future);
  accord_edit_unref (edit);
}

static void
add_deal (Both *both, Member *member)
{
  AccordEdit *edit = accord_edit_new ("Added");
  gint64 id = accord_edit_create (edit, DEAL);
  g_autofree char *name = g_strdup_printf ("Deal %u", g_rand_int (both->rand) % 1000);
  g_autofree char *rank = accord_rank_nth (g_rand_int (both->rand) % 100);
  gint64 owner = any_of (both, member, &accord_member_kind);

  accord_edit_set_text (edit, DEAL, id, "name", name);
  accord_edit_set_both (edit, DEAL, id, "stage", any_of (both, member, &accord_stage_kind), rank);
  accord_edit_set_both (edit, DEAL, id, "amount", g_rand_int_range (both->rand, -500, 99999), "EUR");
  accord_edit_set_number (edit, DEAL, id, "opened_on", accord_date_today () - g_rand_int_range (both->rand, 0, 300));
  if (owner != 0)
    accord_edit_set_number (edit, DEAL, id, "owner", owner);
  accord_edit_set_reason (edit, "At random");
  try_commit (member, edit);
}

static void
change_deal (Both *both, Member *member, gint64 deal)
{
  AccordEdit *edit = accord_edit_new ("Changed");
  g_autofree char *rank = accord_rank_nth (g_rand_int (both->rand) % 100);

  accord_edit_set_reason (edit, "At random");
  switch (g_rand_int_range (both->rand, 0, 7))
    {
    case 0:
      accord_edit_set_both (edit, DEAL, deal, "amount", g_rand_int_range (both->rand, 0, 99999), g_rand_boolean (both->rand) ? "EUR" : "USD");
      break;
    case 1:
      accord_edit_clear (edit, DEAL, deal, "amount");
      break;
    case 2:
      accord_edit_set_number (edit, DEAL, deal, "probability", g_rand_int_range (both->rand, 0, 101));
      break;
    case 3:
      accord_edit_clear (edit, DEAL, deal, "probability");
      break;
    case 4:
      accord_edit_set_number (edit, DEAL, deal, "expected_on", accord_date_today () + g_rand_int_range (both->rand, -60, 200));
      break;
    case 5:
      accord_edit_delete (edit, DEAL, deal);
      break;
    default:
      accord_edit_set_both (edit, DEAL, deal, "stage", any_of (both, member, &accord_stage_kind), rank);
    }
  try_commit (member, edit);
}

static void
change_stage (Both *both, Member *member)
{
  AccordEdit *edit = accord_edit_new ("Changed a stage");

  accord_edit_set_number (edit, &accord_stage_kind, any_of (both, member, &accord_stage_kind), "probability",
                          g_rand_int_range (both->rand, 0, 101));
  try_commit (member, edit);
}

static void
plan_step (Both *both, Member *member, gint64 deal)
{
  AccordEdit *edit = accord_edit_new ("Planned");
  gint64 id = accord_edit_create (edit, &accord_activity_kind);

  accord_edit_set_text (edit, &accord_activity_kind, id, "title", "Call");
  accord_edit_set_text (edit, &accord_activity_kind, id, "type", "call");
  accord_edit_set_number (edit, &accord_activity_kind, id, "deal", deal);
  accord_edit_set_number (edit, &accord_activity_kind, id, "due_on", accord_date_today () + g_rand_int_range (both->rand, -9, 9));
  try_commit (member, edit);
}

/* Customers with deals of theirs become one. */
static void
merge_customers (Both *both)
{
  Member *member = both->members[0];
  gint64 ids[2] = { any_of (both, member, &accord_customer_kind), any_of (both, member, &accord_customer_kind) };
  g_autoptr (AccordRecordMerge) merging = NULL;

  if (ids[0] == ids[1])
    return;
  merging = accord_test_boxed (accord_record_merge_prepare (member->store, &accord_customer_kind, ids, 2));
  try_commit (member, accord_record_merge_to_edit (merging));
}

static void
reverse (Member *member, gboolean redo)
{
  DexFuture *future = redo ? accord_journal_redo (member->journal) : accord_journal_undo (member->journal);

  accord_test_wait (future); /* there may be nothing left to take back */
  dex_unref (future);
}

static void
step (Both *both, Member *member)
{
  gint64 deal = any_of (both, member, DEAL);

  switch (g_rand_int_range (both->rand, 0, 12))
    {
    case 0:
    case 1:
      add_deal (both, member);
      break;
    case 2:
      reverse (member, FALSE);
      break;
    case 3:
      reverse (member, TRUE);
      break;
    case 4:
      change_stage (both, member);
      break;
    case 5:
      if (deal != 0)
        plan_step (both, member, deal);
      break;
    case 6:
      member_create (member, g_rand_boolean (both->rand) ? &accord_customer_kind : &accord_member_kind, "Kern");
      break;
    case 7:
      merge_customers (both);
      break;
    default:
      if (deal != 0)
        change_deal (both, member, deal);
    }
}

static void
assert_sound (Member *member)
{
  g_auto (GStrv) lines = accord_test_boxed (accord_store_check (member->store));
  g_autofree char *found = g_strjoinv ("\n", lines);

  g_assert_cmpstr (found, ==, "");
}

static void
test_totals_hold (void)
{
  Both both;

  begin (&both);
  for (int round = 0; round < ROUNDS; round++)
    {
      for (int i = 0; i < STEPS; i++)
        step (&both, both.members[g_rand_int_range (both.rand, 0, 2)]);
      if (round % 3 == 2)
        meet (both.members[0], both.members[1], NULL);
      if (round % 5 == 4)
        accord_test_done (accord_odds_refresh (both.members[0]->workspace));
      assert_sound (both.members[0]);
      assert_sound (both.members[1]);
    }
  meet (both.members[0], both.members[1], NULL);
  assert_sound (both.members[0]);
  assert_sound (both.members[1]);
  assert_same (both.members[0], both.members[1]);
  end (&both);
}

static gint64
named_stage (Member *member, const char *name)
{
  g_autoptr (GPtrArray) stages = all_of (member, &accord_stage_kind);

  for (guint i = 0; i < stages->len; i++)
    if (g_strcmp0 (accord_record_title (stages->pdata[i]), name) == 0)
      return accord_record_id (stages->pdata[i]);
  g_assert_not_reached ();
}

static gint64
deal_in (Member *member, const char *stage)
{
  AccordEdit *edit = accord_edit_new ("Added");
  gint64 id = accord_edit_create (edit, DEAL);
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, DEAL, id, "name", "Press");
  accord_edit_set_both (edit, DEAL, id, "stage", named_stage (member, stage), "a1");
  set = accord_test_boxed (accord_journal_commit (member->journal, edit));
  g_assert_true (accord_change_set_created (set, DEAL, &id));
  accord_edit_unref (edit);
  return id;
}

static char *
add_quote (Member *member, gint64 deal)
{
  AccordEdit *edit = accord_edit_new ("Quoted");
  gint64 id = accord_edit_create (edit, &accord_quote_kind);
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordRecord) quote = NULL;

  accord_edit_set_number (edit, &accord_quote_kind, id, "deal", deal);
  accord_edit_set_text (edit, &accord_quote_kind, id, "status", "draft");
  set = accord_test_boxed (accord_journal_commit (member->journal, edit));
  g_assert_true (accord_change_set_created (set, &accord_quote_kind, &id));
  accord_edit_unref (edit);
  quote = accord_test_boxed (accord_store_load_one (member->store, &accord_quote_kind, id));
  return g_strdup (accord_record_text (quote, "number"));
}

/* Alone a file counts on; shared, each computer has letters of its own. */
static void
test_numbers_never_meet (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 deal = deal_in (a, "Identify");
  AccordId uid = member_uid (a, DEAL, deal);
  g_autofree char *alone = add_quote (a, deal);
  Member *b;
  g_autoptr (AccordRecord) there = NULL;
  g_autofree char *here = NULL, *theirs = NULL, *next = NULL;

  g_assert_cmpstr (alone, ==, "Q-0001");
  meet (a, NULL);
  b = member_join (share);
  meet (a, b, NULL);
  there = member_find (b, DEAL, &uid);
  here = add_quote (a, deal); /* neither knows of the other's */
  theirs = add_quote (b, accord_record_id (there));
  g_assert_cmpstr (here, !=, theirs);
  g_assert_true (g_str_has_prefix (here, "Q-") && g_str_has_suffix (here, "-0001"));
  g_assert_true (g_str_has_prefix (theirs, "Q-") && g_str_has_suffix (theirs, "-0001"));
  next = add_quote (a, deal);
  g_assert_true (g_str_has_suffix (next, "-0002"));
  meet (a, b, NULL);
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

static void
move (Member *member, gint64 deal, const char *stage)
{
  AccordEdit *edit = accord_edit_new ("Moved");

  accord_edit_set_both (edit, DEAL, deal, "stage", named_stage (member, stage), "a2");
  accord_edit_set_reason (edit, "Price");
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (member->journal, edit)));
  accord_edit_unref (edit);
}

static gint64
stage_of (Member *member, const AccordId *uid)
{
  g_autoptr (AccordRecord) deal = member_find (member, DEAL, uid);

  return accord_record_number (deal, "stage");
}

/* Domain §4.2: both events stay, and the later move holds on both. */
static void
test_moved_on_both (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 deal = deal_in (a, "Identify"), other;
  AccordId uid = member_uid (a, DEAL, deal);
  Member *b = member_join (share);
  g_autoptr (AccordRecord) there = NULL;
  g_autoptr (GPtrArray) events = NULL;

  meet (a, b, NULL);
  there = member_find (b, DEAL, &uid);
  other = accord_record_id (there);
  move (a, deal, "Needs");
  move (b, other, "Lost"); /* later */
  meet (a, b, NULL);
  g_assert_cmpint (stage_of (a, &uid), ==, named_stage (a, "Lost"));
  g_assert_cmpint (stage_of (b, &uid), ==, named_stage (b, "Lost"));
  events = all_of (a, &accord_stage_event_kind);
  g_assert_cmpuint (events->len, ==, 3);
  assert_sound (a);
  assert_sound (b);
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/sync/deals/totals-equal-a-recount-whatever-was-done-and-merged", test_totals_hold);
  g_test_add_func ("/sync/deals/numbers-of-quotes-never-meet", test_numbers_never_meet);
  g_test_add_func ("/sync/deals/the-later-move-holds-and-both-events-stay", test_moved_on_both);
  return g_test_run ();
}
