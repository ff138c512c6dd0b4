/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deals on two computers: totals that every commit keeps are those counted from the deals, whatever was done
 * here, there, taken back and brought together; numbers of quotes never meet; a card that somebody else moves
 * meanwhile ends where the rules say. The seed is printed by the test program; --seed repeats a run. */

#include "accord-config.h"

#include "sync-fixture.h"

#include "accord-date.h"
#include "accord-deal-split.h"
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
  static int n;
  AccordEdit *edit = accord_edit_new ("Moved");
  g_autofree char *rank = accord_rank_nth (++n); /* another place each time */

  accord_edit_set_both (edit, DEAL, deal, "stage", named_stage (member, stage), rank);
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

static gboolean
is_closed (Member *member, const AccordId *uid)
{
  g_autoptr (AccordRecord) stage = accord_test_boxed (accord_store_load_one (member->store, &accord_stage_kind, stage_of (member, uid)));
  const char *outcome = accord_record_text (stage, "outcome");

  return g_str_equal (outcome, "won") || g_str_equal (outcome, "lost");
}

/* A deal on two computers that both have seen it. */
typedef struct {
  AccordTransport *share;
  Member *a, *b;
  AccordId uid;
  gint64 here, there;
} Pair;

static Pair
begin_pair (const char *stage)
{
  Pair pair = { .share = accord_memory_transport_new () };
  g_autoptr (AccordRecord) there = NULL;

  pair.a = member_new (pair.share);
  pair.here = deal_in (pair.a, stage);
  pair.uid = member_uid (pair.a, DEAL, pair.here);
  pair.b = member_join (pair.share);
  meet (pair.a, pair.b, NULL);
  there = member_find (pair.b, DEAL, &pair.uid);
  pair.there = accord_record_id (there);
  return pair;
}

/* What both say once they have heard of each other. */
static void
assert_both_in (Pair *pair, const char *stage)
{
  meet (pair->a, pair->b, NULL);
  g_assert_cmpint (stage_of (pair->a, &pair->uid), ==, named_stage (pair->a, stage));
  g_assert_cmpint (stage_of (pair->b, &pair->uid), ==, named_stage (pair->b, stage));
  assert_sound (pair->a);
  assert_sound (pair->b);
  assert_same (pair->a, pair->b);
}

static void
end_pair (Pair *pair)
{
  member_free (pair->a);
  member_free (pair->b);
  g_object_unref (pair->share);
}

/* Domain §4.2: a close beats a mere move, also one that was made later; who made it is told. */
static void
test_close_beats_move (void)
{
  Pair pair = begin_pair ("Identify");
  g_autoptr (AccordRecord) deal = NULL;
  g_autoptr (GPtrArray) conflicts = NULL, events = NULL;
  gint64 day;

  move (pair.a, pair.here, "Won");
  move (pair.b, pair.there, "Needs"); /* later, and without knowing */
  assert_both_in (&pair, "Won");
  deal = member_find (pair.b, DEAL, &pair.uid);
  g_assert_true (accord_record_get_number (deal, "closed_on", &day));
  g_assert_cmpint (day, ==, accord_date_today ());
  conflicts = member_conflicts (pair.b);
  g_assert_cmpuint (conflicts->len, ==, 1);
  events = all_of (pair.b, &accord_stage_event_kind);
  g_assert_cmpuint (events->len, ==, 3);
  end_pair (&pair);
}

/* A card that somebody puts in order meanwhile does not take it out of "won", before or after. */
static void
test_order_does_not_reopen (void)
{
  Pair pair = begin_pair ("Identify");

  move (pair.b, pair.there, "Lost");
  for (int i = 0; i < 3; i++)
    move (pair.a, pair.here, "Identify"); /* another place among the same cards */
  assert_both_in (&pair, "Lost");
  end_pair (&pair);
}

/* Who reopens knew of the close: it is gone for everybody, whatever else was done to it meanwhile. */
static void
test_reopening_holds (void)
{
  Pair pair = begin_pair ("Identify");

  move (pair.a, pair.here, "Won");
  assert_both_in (&pair, "Won");
  move (pair.b, pair.there, "Needs");
  move (pair.a, pair.here, "Won"); /* another place, later */
  assert_both_in (&pair, "Needs");
  move (pair.a, pair.here, "Lost");
  assert_both_in (&pair, "Lost");
  end_pair (&pair);
}

/* A close that was taken back has not happened, nor one done again been taken back. */
static void
test_undone_close (void)
{
  Pair pair = begin_pair ("Identify");

  move (pair.a, pair.here, "Won");
  assert_both_in (&pair, "Won");
  reverse (pair.a, FALSE);
  assert_both_in (&pair, "Identify");
  reverse (pair.a, TRUE);
  move (pair.b, pair.there, "Needs");
  assert_both_in (&pair, "Won");
  end_pair (&pair);
}

/* One that came in closed, as from a file, is reopened and put in order at the same time. */
static void
test_born_closed (void)
{
  Pair pair = begin_pair ("Won");

  move (pair.b, pair.there, "Needs");
  move (pair.a, pair.here, "Won");
  assert_both_in (&pair, "Needs");
  end_pair (&pair);
}

/* A computer that joins by a snapshot holds what the others hold, and goes on from there. */
static void
test_closed_in_snapshot (void)
{
  Pair pair = begin_pair ("Identify");
  Member *late;
  g_autoptr (AccordRecord) deal = NULL;

  move (pair.a, pair.here, "Won");
  move (pair.b, pair.there, "Needs");
  assert_both_in (&pair, "Won");
  late = member_join (pair.share);
  meet (pair.a, pair.b, late, NULL);
  assert_same (pair.a, late);
  deal = member_find (late, DEAL, &pair.uid);
  move (late, accord_record_id (deal), "Solution");
  move (pair.a, pair.here, "Won"); /* another place */
  meet (pair.a, pair.b, late, NULL);
  assert_both_in (&pair, "Solution");
  member_free (late);
  end_pair (&pair);
}

/* Nobody loses a deal by the stage going from under it. */
static void
test_stage_deleted_elsewhere (void)
{
  Pair pair = begin_pair ("Identify");
  AccordEdit *edit = accord_edit_new ("Deleted a stage");
  g_autoptr (AccordRecord) stage = NULL;

  accord_edit_delete (edit, &accord_stage_kind, named_stage (pair.a, "Present"));
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (pair.a->journal, edit)));
  accord_edit_unref (edit);
  move (pair.b, pair.there, "Present");
  assert_both_in (&pair, "Present"); /* found among the living */
  g_assert_cmpuint (member_count (pair.a, DEAL), ==, 1);
  stage = accord_test_boxed (accord_store_load_one (pair.a->store, &accord_stage_kind, stage_of (pair.a, &pair.uid)));
  g_assert_false (accord_record_is_deleted (stage));
  end_pair (&pair);
}

#define N_MEMBERS 3
#define MOVES     40

/* Moves one of them makes before the next meeting; how often it closed and reopened the deal by then. */
static gint64
move_about (GRand *rand, Member *member, const AccordId *uid, gint64 number, gboolean may_undo)
{
  static const char *const stages[] = { "Identify", "Needs", "Won", "Lost" };

  for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
    {
      gboolean was = is_closed (member, uid);
      g_autoptr (AccordRecord) deal = member_find (member, DEAL, uid);

      if (may_undo && g_rand_int_range (rand, 0, 4) == 0)
        reverse (member, g_rand_boolean (rand));
      else
        move (member, accord_record_id (deal), stages[g_rand_int_range (rand, 0, G_N_ELEMENTS (stages))]);
      number += was != is_closed (member, uid);
    }
  return number;
}

/* Whoever closed and reopened it most often holds; all agree, in whatever order they hear of it. */
static void
test_random_closes (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  Member *members[N_MEMBERS] = { member_new (share) };
  AccordId uid = member_uid (members[0], DEAL, deal_in (members[0], "Identify"));
  gint64 number = 0;

  for (int i = 1; i < N_MEMBERS; i++)
    members[i] = member_join (share);
  meet (members[0], members[1], members[2], NULL);
  for (int round = 0; round < MOVES; round++)
    {
      gint64 most = number;

      for (int i = 0; i < N_MEMBERS; i++)
        {
          gint64 mine = move_about (rand, members[i], &uid, number, i > 0); /* the first would take back that there is a deal */

          most = MAX (most, mine);
        }
      meet (members[round % 3], members[(round + 1) % 3], members[(round + 2) % 3], NULL);
      for (int i = 0; i < N_MEMBERS; i++)
        g_assert_cmpint (is_closed (members[i], &uid), ==, most % 2);
      number = most;
    }
  for (int i = 0; i < N_MEMBERS; i++)
    {
      assert_same (members[0], members[i]);
      assert_sound (members[i]);
    }
  for (int i = 0; i < N_MEMBERS; i++)
    member_free (members[i]);
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
  g_usleep (5000); /* clocks count milliseconds */
  move (b, other, "Solution");
  meet (a, b, NULL);
  g_assert_cmpint (stage_of (a, &uid), ==, named_stage (a, "Solution"));
  g_assert_cmpint (stage_of (b, &uid), ==, named_stage (b, "Solution"));
  events = all_of (a, &accord_stage_event_kind);
  g_assert_cmpuint (events->len, ==, 3);
  assert_sound (a);
  assert_sound (b);
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

/* Shares of a deal (domain.md F09) */

/* The members by name, in the order of their names; each computer has numbers of its own. */
static gint64
named (Member *member, const AccordKind *kind, const char *name)
{
  g_autoptr (GPtrArray) all = all_of (member, kind);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (accord_record_title (all->pdata[i]), name))
      return accord_record_id (all->pdata[i]);
  g_assert_not_reached ();
}

static void
share_out (Member *member, const char *first, gint64 share, const char *second)
{
  gint64 deal = named (member, DEAL, "Shared");
  AccordDealShare shares[2] = { { named (member, &accord_member_kind, first), share, FALSE }, { named (member, &accord_member_kind, second), 10000 - share, FALSE } };
  g_autoptr (GPtrArray) rows = accord_test_boxed (accord_deal_split_load (member->store, deal));
  g_autoptr (AccordEdit) edit = accord_deal_split_edit (deal, "Shared", rows, shares, 2);

  accord_change_set_unref (accord_test_boxed (accord_journal_commit (member->journal, edit)));
}

/* "Ann 6000, Bob 4000", and what each has of 100.00. */
static char *
shares_text (Member *first, Member *member)
{
  AccordPeriod all = accord_period_all ();
  g_autoptr (GPtrArray) rows = accord_test_boxed (accord_deal_split_load (member->store, named (member, DEAL, "Shared")));
  AccordReportRequest *request = accord_report_request_new (first->workspace, &all);
  g_autoptr (GPtrArray) figures = NULL;
  static const char *const names[] = { "Ann", "Bob", "Cy" };
  GString *text = g_string_new (NULL);

  for (gsize n = 0; n < G_N_ELEMENTS (names); n++)
    for (guint i = 0; i < rows->len; i++)
      if (g_str_equal (accord_record_title_of (rows->pdata[i], "member"), names[n]))
        g_string_append_printf (text, "%s %d, ", names[n], (int) accord_record_number (rows->pdata[i], "share"));
  g_set_object (&request->store, member->store); /* only the first has a workspace */
  g_assert_true (accord_report_request_add (request, "revenue", NULL) && accord_report_request_group (request, "member", NULL));
  figures = accord_test_boxed (accord_report_run (member->store, request));
  for (gsize n = 0; n < G_N_ELEMENTS (names); n++)
    for (guint i = 0; i < figures->len; i++)
      if (g_strcmp0 (((const AccordFigure *) figures->pdata[i])->group, names[n]) == 0)
        g_string_append_printf (text, "%d ", (int) ((const AccordFigure *) figures->pdata[i])->numerator);
  return g_string_free (text, FALSE);
}

static void
assert_shares (Both *both, const char *expected)
{
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *text = shares_text (both->members[0], both->members[i]);

      g_assert_cmpstr (text, ==, expected);
    }
}

static void
begin_shared (Both *both)
{
  Member *first;
  AccordEdit *edit = accord_edit_new ("A deal");
  gint64 deal = accord_edit_create (edit, DEAL);

  begin (both);
  first = both->members[0];
  member_create (first, &accord_member_kind, "Ann");
  member_create (first, &accord_member_kind, "Bob");
  member_create (first, &accord_member_kind, "Cy");
  accord_edit_set_text (edit, DEAL, deal, "name", "Shared");
  accord_edit_set_both (edit, DEAL, deal, "stage", named (first, &accord_stage_kind, "Won"), "a0");
  accord_edit_set_both (edit, DEAL, deal, "amount", 10000, accord_workspace_get_currency (first->workspace));
  accord_edit_set_number (edit, DEAL, deal, "owner", named (first, &accord_member_kind, "Ann"));
  accord_edit_set_reason (edit, "As it is");
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (first->journal, edit)));
  accord_edit_unref (edit);
  meet (both->members[0], both->members[1], NULL);
}

/* The same two, shared at once: a member has one row, whoever says it last holds, and it comes to the whole. */
static void
test_the_same_two_shared_at_once (void)
{
  Both both;

  begin_shared (&both);
  share_out (both.members[0], "Ann", 6000, "Bob");
  share_out (both.members[1], "Ann", 7000, "Bob");
  meet (both.members[0], both.members[1], NULL);
  assert_same (both.members[0], both.members[1]);
  assert_shares (&both, "Ann 7000, Bob 3000, 7000 3000 0 ");
  end (&both);
}

/* One shares with Bob, the other with Cy: all three stay, 60 and 40 and 70 and 30 %: Ann has what was said last, the sum is not
 * 100 %, and they count in proportion: 7000, 4000 and 3000 of 14000 are 50.00, 28.57 and 21.43. Then somebody puts it right. */
static void
test_others_shared_at_once_count_in_proportion (void)
{
  Both both;

  begin_shared (&both);
  share_out (both.members[0], "Ann", 6000, "Bob");
  share_out (both.members[1], "Ann", 7000, "Cy");
  meet (both.members[0], both.members[1], NULL);
  assert_same (both.members[0], both.members[1]);
  assert_shares (&both, "Ann 7000, Bob 4000, Cy 3000, 5000 2857 2143 ");
  share_out (both.members[0], "Bob", 2500, "Cy");
  meet (both.members[0], both.members[1], NULL);
  assert_shares (&both, "Bob 2500, Cy 7500, 0 2500 7500 ");
  end (&both);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  g_test_add_func ("/sync/deals/totals-equal-a-recount-whatever-was-done-and-merged", test_totals_hold);
  g_test_add_func ("/sync/deals/numbers-of-quotes-never-meet", test_numbers_never_meet);
  g_test_add_func ("/sync/deals/the-later-move-holds-and-both-events-stay", test_moved_on_both);
  g_test_add_func ("/sync/deals/a-close-beats-a-mere-move", test_close_beats_move);
  g_test_add_func ("/sync/deals/putting-cards-in-order-reopens-nothing", test_order_does_not_reopen);
  g_test_add_func ("/sync/deals/who-reopens-knew-of-the-close", test_reopening_holds);
  g_test_add_func ("/sync/deals/undo-of-a-close-holds-for-all", test_undone_close);
  g_test_add_func ("/sync/deals/born-closed-and-reopened", test_born_closed);
  g_test_add_func ("/sync/deals/a-close-comes-with-a-snapshot", test_closed_in_snapshot);
  g_test_add_func ("/sync/deals/a-stage-that-went-comes-back-with-its-deal", test_stage_deleted_elsewhere);
  g_test_add_func ("/sync/deals/random-closes-end-the-same-for-all", test_random_closes);
  g_test_add_func ("/sync/deals/the-same-two-shared-at-once-are-one", test_the_same_two_shared_at_once);
  g_test_add_func ("/sync/deals/others-shared-at-once-count-in-proportion", test_others_shared_at_once_count_in_proportion);
  return g_test_run ();
}
