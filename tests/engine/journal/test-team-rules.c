/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Roles, the pool, assignment rules and leavers (domain.md M49, M54, §4.2): what people may do, and what
 * follows from it, through the journal as every way in does it. */

#include "accord-assignment.h"
#include "accord-handover.h"
#include "accord-rank.h"
#include "accord-rights.h"
#include "accord-team-defaults.h"
#include "accord-test.h"

typedef struct {
  AccordWorkspace *workspace;
  AccordJournal *journal;
  gint64 boss;  /* manager */
  gint64 marta; /* representatives */
  gint64 lin;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->workspace = accord_test_workspace ();
  f->journal = accord_workspace_get_journal (f->workspace);
  f->boss = accord_test_create (f->workspace, &accord_member_kind, "name", "Boss", "role", "manager", NULL);
  f->marta = accord_test_create (f->workspace, &accord_member_kind, "name", "Marta", "role", "representative", NULL);
  f->lin = accord_test_create (f->workspace, &accord_member_kind, "name", "Lin", "role", "representative", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  accord_test_drop (g_steal_pointer (&f->workspace));
}

static gint64
add_customer (Fixture *f, const char *name, gint64 owner)
{
  gint64 id = accord_test_create (f->workspace, &accord_customer_kind, "name", name, NULL);
  g_autoptr (AccordEdit) edit = accord_edit_new ("Gave");

  if (owner != 0)
    {
      accord_edit_set_number (edit, &accord_customer_kind, id, "owner", owner);
      accord_change_set_unref (accord_test_commit (f->workspace, g_steal_pointer (&edit)));
    }
  return id;
}

static DexFuture *
set_number (Fixture *f, const AccordKind *kind, gint64 id, const char *field, gint64 number)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Changed");

  if (number != 0)
    accord_edit_set_number (edit, kind, id, field, number);
  else
    accord_edit_clear (edit, kind, id, field);
  return accord_journal_commit (f->journal, edit);
}

static void
assert_refused (DexFuture *future)
{
  g_autoptr (GError) error = accord_test_error (future);

  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static gint64
number_of (Fixture *f, const AccordKind *kind, gint64 id, const char *field)
{
  g_autoptr (AccordRecord) record = accord_test_load (f->workspace, kind, id);

  return accord_record_number (record, field);
}

static DexFuture *
set_goal (Fixture *f, const char *kpi, gint64 member)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Set a goal");
  gint64 id = accord_edit_create (edit, &accord_goal_kind);

  accord_edit_set_text (edit, &accord_goal_kind, id, "kpi", kpi);
  accord_edit_set_text (edit, &accord_goal_kind, id, "period", "month");
  accord_edit_set_number (edit, &accord_goal_kind, id, "begins_on", 18000);
  accord_edit_set_number (edit, &accord_goal_kind, id, "ends_on", 18029);
  accord_edit_set_number (edit, &accord_goal_kind, id, "number", 3000000);
  if (member != 0)
    accord_edit_set_number (edit, &accord_goal_kind, id, "member", member);
  return accord_journal_commit (f->journal, edit);
}

/* Roles */

static void
test_only_who_may_sets_goals (Fixture *f, gconstpointer data)
{
  accord_journal_set_actor (f->journal, f->marta);
  assert_refused (set_goal (f, "won-deals", f->marta));
  assert_refused (set_goal (f, "own", f->lin));
  accord_test_done (set_goal (f, "own", f->marta));
  accord_journal_set_actor (f->journal, f->boss);
  accord_test_done (set_goal (f, "won-deals", f->marta));
  accord_journal_set_actor (f->journal, 0);
  accord_test_done (set_goal (f, "won-deals", f->lin));
}

static DexFuture *
rate (Fixture *f, gint64 competency, gint64 member, const char *view)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Rated");
  gint64 id = accord_edit_create (edit, &accord_rating_kind);

  accord_edit_set_number (edit, &accord_rating_kind, id, "member", member);
  accord_edit_set_number (edit, &accord_rating_kind, id, "competency", competency);
  accord_edit_set_text (edit, &accord_rating_kind, id, "view", view);
  accord_edit_set_number (edit, &accord_rating_kind, id, "level", 3);
  accord_edit_set_number (edit, &accord_rating_kind, id, "rated_on", accord_date_today ());
  return accord_journal_commit (f->journal, edit);
}

static void
test_ratings_are_of_the_right_people (Fixture *f, gconstpointer data)
{
  gint64 selling = accord_test_create (f->workspace, &accord_competency_kind, "name", "Selling", NULL);

  accord_journal_set_actor (f->journal, f->marta);
  assert_refused (rate (f, selling, f->lin, "manager"));
  assert_refused (rate (f, selling, f->lin, "self"));
  assert_refused (rate (f, selling, f->marta, "manager"));
  accord_test_done (rate (f, selling, f->marta, "self"));
  accord_journal_set_actor (f->journal, f->boss);
  accord_test_done (rate (f, selling, f->marta, "manager"));
  assert_refused (rate (f, selling, f->boss, "manager"));
}

static void
test_a_role_may_be_narrowed (Fixture *f, gconstpointer data)
{
  gint64 lins = add_customer (f, "Orchid", f->lin), mine = add_customer (f, "Polar", f->marta), pool = add_customer (f, "Free", 0);
  gint64 duty = accord_test_create (f->workspace, &accord_duty_kind, "role", "representative", "changes", "own", "assigns", "no", NULL);
  g_autoptr (AccordEdit) edit = accord_edit_new ("Delete");

  accord_journal_set_actor (f->journal, f->marta);
  assert_refused (set_number (f, &accord_customer_kind, lins, "employees", 5));
  accord_edit_delete (edit, &accord_customer_kind, lins);
  assert_refused (accord_journal_commit (f->journal, edit));
  accord_test_done (set_number (f, &accord_customer_kind, mine, "employees", 5));
  assert_refused (set_number (f, &accord_customer_kind, mine, "owner", f->lin));
  accord_test_done (set_number (f, &accord_customer_kind, pool, "owner", f->marta));
  accord_test_done (set_number (f, &accord_customer_kind, pool, "owner", 0));
  assert_refused (set_number (f, &accord_duty_kind, duty, "changes", 0));
  accord_journal_set_actor (f->journal, f->boss);
  accord_test_done (set_number (f, &accord_customer_kind, lins, "deputy", f->marta));
  accord_journal_set_actor (f->journal, f->marta);
  accord_test_done (set_number (f, &accord_customer_kind, lins, "employees", 7)); /* a deputy stands in */
}

static void
test_undo_needs_no_permission (Fixture *f, gconstpointer data)
{
  gint64 lins = add_customer (f, "Orchid", f->lin);

  accord_journal_set_actor (f->journal, f->marta);
  accord_test_done (set_number (f, &accord_customer_kind, lins, "employees", 5));
  accord_journal_set_actor (f->journal, 0);
  accord_test_create (f->workspace, &accord_duty_kind, "role", "representative", "changes", "own", NULL);
  accord_journal_set_actor (f->journal, f->marta);
  assert_refused (set_number (f, &accord_customer_kind, lins, "employees", 6));
  accord_test_done (accord_journal_undo (f->journal));
  accord_test_done (accord_journal_undo (f->journal));
  g_assert_cmpint (number_of (f, &accord_customer_kind, lins, "employees"), ==, 0);
}

/* As a sales manager approves in the shipped pipelines, in their own name; taken back by anybody; the limit itself likewise. */
static void
test_discounts_are_approved_by_who_may (Fixture *f, gconstpointer data)
{
  g_autofree char *stage = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (f->workspace, "Negotiate")), *deal = NULL;
  gint64 settings = accord_workspace_get_settings_id (f->workspace), quote;

  deal = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_create (f->workspace, &accord_deal_kind, "name", "Pump", "stage", stage, NULL));
  quote = accord_test_create (f->workspace, &accord_quote_kind, "deal", deal, "status", "draft", NULL);
  accord_journal_set_actor (f->journal, f->marta);
  assert_refused (set_number (f, &accord_quote_kind, quote, "approved_by", f->marta));
  assert_refused (set_number (f, &accord_quote_kind, quote, "approved_by", f->boss));
  assert_refused (set_number (f, &accord_workspace_kind, settings, "discount_limit", 9000));
  accord_journal_set_actor (f->journal, f->boss);
  assert_refused (set_number (f, &accord_quote_kind, quote, "approved_by", f->lin));
  accord_test_done (set_number (f, &accord_workspace_kind, settings, "discount_limit", 1000));
  accord_test_done (set_number (f, &accord_quote_kind, quote, "approved_by", f->boss));
  accord_journal_set_actor (f->journal, f->marta);
  accord_test_done (set_number (f, &accord_quote_kind, quote, "approved_by", 0));
  accord_journal_set_actor (f->journal, 0);
  accord_test_done (set_number (f, &accord_quote_kind, quote, "approved_by", f->lin));
}

static void
test_rights_of_who_sits_here (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordRights) nobody = accord_test_boxed (accord_rights_load (f->workspace));
  g_autoptr (AccordRights) rep = NULL;

  g_assert_true (nobody->goals && nobody->rates && nobody->settings);
  g_assert_true (accord_rights_reach (nobody, ACCORD_REACH_OWN, f->lin, 0));
  accord_journal_set_actor (f->journal, f->marta);
  rep = accord_test_boxed (accord_rights_load (f->workspace));
  g_assert_false (rep->goals || rep->rates || rep->settings);
  g_assert_true (accord_rights_reach (rep, rep->sees, f->marta, 0));
  g_assert_false (accord_rights_reach (rep, rep->sees, f->lin, 0));
}

/* The pool */

static void
test_the_pool_notes_who_and_when (Fixture *f, gconstpointer data)
{
  gint64 id = add_customer (f, "Orchid", f->lin);

  accord_test_done (set_number (f, &accord_customer_kind, id, "owner", 0));
  g_assert_cmpint (number_of (f, &accord_customer_kind, id, "pooled_on"), ==, accord_date_today ());
  g_assert_cmpint (number_of (f, &accord_customer_kind, id, "pooled_from"), ==, f->lin);
  accord_test_done (set_number (f, &accord_customer_kind, id, "owner", f->marta));
  g_assert_cmpint (number_of (f, &accord_customer_kind, id, "pooled_on"), ==, 0);
  g_assert_cmpint (number_of (f, &accord_customer_kind, id, "claimed_on"), ==, accord_date_today ());
  accord_test_done (accord_journal_undo (f->journal));
  g_assert_cmpint (number_of (f, &accord_customer_kind, id, "pooled_from"), ==, f->lin);
}

static void
set_setting (Fixture *f, const char *name, gint64 number)
{
  accord_test_done (set_number (f, &accord_workspace_kind, accord_workspace_get_settings_id (f->workspace), name, number));
}

/* Who may not change the settings does not lock or unlock the books; who may takes the lock off again with undo. */
static void
test_books_are_locked_by_who_may (Fixture *f, gconstpointer data)
{
  gint64 id = accord_workspace_get_settings_id (f->workspace), day = accord_date_today () - 40;

  accord_journal_set_actor (f->journal, f->marta);
  assert_refused (set_number (f, &accord_workspace_kind, id, "locked_until", day));
  accord_journal_set_actor (f->journal, f->boss);
  set_setting (f, "locked_until", day);
  g_assert_cmpint (number_of (f, &accord_workspace_kind, id, "locked_until"), ==, day);
  accord_journal_set_actor (f->journal, f->marta);
  assert_refused (set_number (f, &accord_workspace_kind, id, "locked_until", day - 400));
  accord_journal_set_actor (f->journal, f->boss);
  accord_test_done (accord_journal_undo (f->journal));
  g_assert_cmpint (number_of (f, &accord_workspace_kind, id, "locked_until"), ==, 0);
}

static void
test_claims_have_a_limit (Fixture *f, gconstpointer data)
{
  gint64 first = add_customer (f, "First", 0), second = add_customer (f, "Second", 0), third = add_customer (f, "Third", 0);

  set_setting (f, "claim_limit", 2);
  accord_journal_set_actor (f->journal, f->marta);
  accord_test_done (set_number (f, &accord_customer_kind, first, "owner", f->marta));
  accord_test_done (set_number (f, &accord_customer_kind, second, "owner", f->marta));
  assert_refused (set_number (f, &accord_customer_kind, third, "owner", f->marta));
  accord_journal_set_actor (f->journal, f->boss); /* who assigns is not bound */
  accord_test_done (set_number (f, &accord_customer_kind, third, "owner", f->marta));
  accord_test_done (set_number (f, &accord_customer_kind, third, "owner", 0));
  accord_test_done (set_number (f, &accord_member_kind, f->marta, "capacity", 3)); /* hers alone */
  accord_journal_set_actor (f->journal, f->marta);
  accord_test_done (set_number (f, &accord_customer_kind, third, "owner", f->marta));
}

static void
test_the_one_who_lost_it_waits (Fixture *f, gconstpointer data)
{
  gint64 id = add_customer (f, "Orchid", f->marta);

  set_setting (f, "pool_wait_days", 7);
  accord_test_done (set_number (f, &accord_customer_kind, id, "owner", 0));
  accord_journal_set_actor (f->journal, f->marta);
  assert_refused (set_number (f, &accord_customer_kind, id, "owner", f->marta));
  accord_journal_set_actor (f->journal, f->lin);
  accord_test_done (set_number (f, &accord_customer_kind, id, "owner", f->lin));
}

/* Assignment */

static gint64
add_rule (Fixture *f, const char *name, const char *rank, const char *way, const char *field, const char *words, gint64 member)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Added a rule");
  g_autoptr (AccordChangeSet) set = NULL;
  gint64 id = accord_edit_create (edit, &accord_assignment_kind);

  accord_edit_set_text (edit, &accord_assignment_kind, id, "name", name);
  accord_edit_set_text (edit, &accord_assignment_kind, id, "rank", rank);
  accord_edit_set_text (edit, &accord_assignment_kind, id, "way", way);
  if (field != NULL)
    accord_edit_set_text (edit, &accord_assignment_kind, id, "field", field);
  if (words != NULL)
    accord_edit_set_text (edit, &accord_assignment_kind, id, "words", words);
  if (member != 0)
    accord_edit_set_number (edit, &accord_assignment_kind, id, "member", member);
  set = accord_test_commit (f->workspace, g_steal_pointer (&edit));
  return g_array_index (set->changes, AccordChange, 0).id;
}

/* A rule for "medical" that says in no field would take every customer. */
static void
test_words_are_of_a_field (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Added a rule");
  gint64 id = accord_edit_create (edit, &accord_assignment_kind);

  accord_edit_set_text (edit, &accord_assignment_kind, id, "name", "Medicine");
  accord_edit_set_text (edit, &accord_assignment_kind, id, "way", "turns");
  accord_edit_set_text (edit, &accord_assignment_kind, id, "words", "medical");
  assert_refused (accord_journal_commit (f->journal, edit));
}

/* A field is named as it is read; what is kept is its name in the file, which is the same in every language. */
static void
test_a_field_is_named_as_it_is_read (Fixture *f, gconstpointer data)
{
  g_autofree char *rank = accord_rank_nth (1);
  gint64 id = add_rule (f, "Medicine", rank, "turns", "INDUSTRY", "medical", 0);
  g_autoptr (AccordRecord) rule = accord_test_load (f->workspace, &accord_assignment_kind, id);
  g_autoptr (AccordRecord) changed = NULL;

  g_assert_cmpstr (accord_record_text (rule, "field"), ==, "industry");
  accord_test_set (f->workspace, &accord_assignment_kind, id, "field", "City");
  changed = accord_test_load (f->workspace, &accord_assignment_kind, id);
  g_assert_cmpstr (accord_record_text (changed, "field"), ==, "city");
}

static gint64
owner_of_new (Fixture *f, const char *field, const char *text)
{
  gint64 id = accord_test_create (f->workspace, &accord_customer_kind, "name", "New", field, text, NULL);

  return number_of (f, &accord_customer_kind, id, "owner");
}

static void
test_rules_by_field_in_their_order (Fixture *f, gconstpointer data)
{
  g_autofree char *first = accord_rank_nth (1), *second = accord_rank_nth (2);
  g_autoptr (AccordAssignmentReason) pooled = NULL, given = NULL;
  gint64 id, medicine;

  medicine = add_rule (f, "Medicine", second, "member", "industry", "medical\n医疗", f->marta);
  add_rule (f, "Hospitals", first, "pool", "industry", "hospital", 0);
  g_assert_cmpint (owner_of_new (f, "industry", "Medical devices"), ==, f->marta);
  g_assert_cmpint (owner_of_new (f, "industry", "医疗器械"), ==, f->marta);
  g_assert_cmpint (owner_of_new (f, "industry", "Medical hospital"), ==, 0);
  g_assert_cmpint (owner_of_new (f, "industry", "Steel"), ==, 0);
  id = accord_test_create (f->workspace, &accord_customer_kind, "name", "Why", "industry", "Medical", NULL);
  given = accord_test_boxed (accord_assignment_explain (accord_workspace_get_store (f->workspace), id));
  g_assert_cmpstr (given->words, ==,
                   "The rule “Medicine” gave it to Marta, whom it names. It is for customers whose “Industry” says medical, 医疗.");
  g_assert_false (given->pooled);
  g_assert_cmpint (given->rule, ==, medicine);
  id = accord_test_create (f->workspace, &accord_customer_kind, "name", "Why not", "industry", "Steel", NULL);
  pooled = accord_test_boxed (accord_assignment_explain (accord_workspace_get_store (f->workspace), id));
  g_assert_cmpstr (pooled->words, ==, "No assignment rule fits: it is in the pool.");
  g_assert_true (pooled->pooled);
  g_assert_cmpint (pooled->member, ==, 0);
}

static char *
reason_of (Fixture *f, gint64 customer)
{
  g_autoptr (AccordAssignmentReason) reason = accord_test_boxed (accord_assignment_explain (accord_workspace_get_store (f->workspace), customer));

  return g_strdup (reason->words);
}

/* The rule is told as long as its owner has the customer, also after the rule is switched off; nobody else inherits it. */
static void
test_a_given_customer_says_which_rule_gave_it (Fixture *f, gconstpointer data)
{
  g_autofree char *rank = accord_rank_nth (1);
  gint64 rule = add_rule (f, "In turn", rank, "turns", NULL, NULL, 0);
  gint64 id = accord_test_create (f->workspace, &accord_customer_kind, "name", "Given", NULL), pooled;
  g_autoptr (AccordEdit) off = accord_edit_new ("Off");
  g_autofree char *given = reason_of (f, id), *later = NULL, *by_hand = NULL, *again = NULL;

  g_assert_cmpstr (given, ==, "The rule “In turn” gave it to Boss, whose turn it was. It is for all customers.");
  accord_edit_set_text (off, &accord_assignment_kind, rule, "state", "off");
  accord_change_set_unref (accord_test_commit (f->workspace, g_steal_pointer (&off)));
  later = reason_of (f, id);
  g_assert_cmpstr (later, ==, given);
  accord_test_done (set_number (f, &accord_customer_kind, id, "owner", f->marta));
  by_hand = reason_of (f, id);
  g_assert_cmpstr (by_hand, ==, "Marta got it by hand or with an import, not by an assignment rule. History tells when.");
  accord_test_done (accord_journal_undo (f->journal));
  again = reason_of (f, id);
  g_assert_cmpstr (again, ==, given);
  pooled = accord_test_create (f->workspace, &accord_customer_kind, "name", "Pooled", NULL);
  g_assert_cmpint (number_of (f, &accord_customer_kind, pooled, "given_by"), ==, 0);
}

static void
test_turns_go_round_and_come_back_with_undo (Fixture *f, gconstpointer data)
{
  g_autofree char *rank = accord_rank_nth (1);
  gint64 rule = add_rule (f, "In turn", rank, "turns", NULL, NULL, 0);

  g_assert_cmpint (owner_of_new (f, "city", "A"), ==, f->boss);
  g_assert_cmpint (owner_of_new (f, "city", "B"), ==, f->marta);
  g_assert_cmpint (owner_of_new (f, "city", "C"), ==, f->lin);
  g_assert_cmpint (owner_of_new (f, "city", "D"), ==, f->boss);
  accord_test_done (accord_journal_undo (f->journal));
  g_assert_cmpint (number_of (f, &accord_assignment_kind, rule, "turn"), ==, f->lin);
  g_assert_cmpint (owner_of_new (f, "city", "E"), ==, f->boss);
}

static void
test_territory_and_absence (Fixture *f, gconstpointer data)
{
  g_autofree char *first = accord_rank_nth (1), *second = accord_rank_nth (2);
  g_autoptr (AccordEdit) away = accord_edit_new ("Away");
  gint64 absence;

  accord_test_set (f->workspace, &accord_member_kind, f->lin, "territory", "苏州, Shanghai");
  add_rule (f, "At home", first, "territory", NULL, NULL, 0);
  add_rule (f, "Else", second, "member", NULL, NULL, f->boss);
  g_assert_cmpint (owner_of_new (f, "city", "苏州市"), ==, f->lin);
  g_assert_cmpint (owner_of_new (f, "city", "shanghai"), ==, f->lin);
  g_assert_cmpint (owner_of_new (f, "city", "Lyon"), ==, f->boss);
  absence = accord_edit_create (away, &accord_absence_kind);
  accord_edit_set_number (away, &accord_absence_kind, absence, "member", f->lin);
  accord_edit_set_text (away, &accord_absence_kind, absence, "type", "leave");
  accord_edit_set_number (away, &accord_absence_kind, absence, "begins_on", accord_date_today () - 1);
  accord_edit_set_number (away, &accord_absence_kind, absence, "ends_on", accord_date_today () + 1);
  accord_change_set_unref (accord_test_commit (f->workspace, g_steal_pointer (&away)));
  g_assert_cmpint (owner_of_new (f, "city", "Shanghai"), ==, f->boss);
}

static gint64
add_deal (Fixture *f, const char *stage, gint64 customer, gint64 owner)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Added a deal");
  g_autoptr (AccordChangeSet) set = NULL;
  gint64 id = accord_edit_create (edit, &accord_deal_kind), made = 0;

  accord_edit_set_text (edit, &accord_deal_kind, id, "name", "Deal");
  accord_edit_set_both (edit, &accord_deal_kind, id, "stage", accord_test_stage (f->workspace, stage), NULL);
  if (customer != 0)
    accord_edit_set_number (edit, &accord_deal_kind, id, "customer", customer);
  accord_edit_set_number (edit, &accord_deal_kind, id, "owner", owner);
  set = accord_test_commit (f->workspace, g_steal_pointer (&edit));
  g_assert_true (accord_change_set_created (set, &accord_deal_kind, &made));
  return made;
}

static void
test_load_goes_to_the_least (Fixture *f, gconstpointer data)
{
  g_autofree char *rank = accord_rank_nth (1);

  add_deal (f, "Identify", 0, f->boss);
  add_deal (f, "Identify", 0, f->boss);
  add_deal (f, "Identify", 0, f->marta);
  add_deal (f, "Identify", 0, f->lin);
  add_deal (f, "Identify", 0, f->lin);
  add_rule (f, "Load", rank, "load", NULL, NULL, 0);
  g_assert_cmpint (owner_of_new (f, "city", "A"), ==, f->marta);
}

static void
test_the_pool_is_given_out_by_rules (Fixture *f, gconstpointer data)
{
  g_autofree char *rank = accord_rank_nth (1);
  gint64 ids[] = { add_customer (f, "One", 0), add_customer (f, "Two", f->lin), add_customer (f, "Three", 0) }, rule;

  rule = add_rule (f, "In turn", rank, "turns", NULL, NULL, 0);
  accord_test_done (accord_assignment_run (f->journal, ids, G_N_ELEMENTS (ids)));
  g_assert_cmpint (number_of (f, &accord_customer_kind, ids[0], "given_by"), ==, rule);
  g_assert_cmpint (number_of (f, &accord_customer_kind, ids[1], "given_by"), ==, 0);
  g_assert_cmpint (number_of (f, &accord_customer_kind, ids[0], "owner"), ==, f->boss);
  g_assert_cmpint (number_of (f, &accord_customer_kind, ids[1], "owner"), ==, f->lin);
  g_assert_cmpint (number_of (f, &accord_customer_kind, ids[2], "owner"), ==, f->marta);
  accord_test_done (accord_journal_undo (f->journal));
  g_assert_cmpint (number_of (f, &accord_customer_kind, ids[0], "owner"), ==, 0);
}

/* Leavers */

static gint64
add_activity (Fixture *f, gint64 customer, gint64 owner, gboolean done)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Planned");
  g_autoptr (AccordChangeSet) set = NULL;
  gint64 id = accord_edit_create (edit, &accord_activity_kind), made = 0;

  accord_edit_set_text (edit, &accord_activity_kind, id, "title", "Call");
  accord_edit_set_text (edit, &accord_activity_kind, id, "type", "call");
  accord_edit_set_number (edit, &accord_activity_kind, id, "customer", customer);
  accord_edit_set_number (edit, &accord_activity_kind, id, "owner", owner);
  if (done)
    accord_edit_set_number (edit, &accord_activity_kind, id, "done_at", 1);
  set = accord_test_commit (f->workspace, g_steal_pointer (&edit));
  g_assert_true (accord_change_set_created (set, &accord_activity_kind, &made));
  return made;
}

static void
test_handover_in_one_step (Fixture *f, gconstpointer data)
{
  gint64 a = add_customer (f, "A", f->marta), b = add_customer (f, "B", f->marta), other = add_customer (f, "C", f->lin);
  gint64 open_a = add_deal (f, "Identify", a, f->marta), open_b = add_deal (f, "Identify", b, f->marta);
  gint64 won = add_deal (f, "Won", a, f->marta);
  gint64 call = add_activity (f, b, f->marta, FALSE), called = add_activity (f, b, f->marta, TRUE);
  g_autoptr (AccordHandover) handover = accord_handover_new (f->marta, accord_date_today ());
  g_autoptr (AccordHandoverPreview) preview = NULL;

  accord_test_done (set_number (f, &accord_customer_kind, other, "deputy", f->marta));
  accord_handover_add_heir (handover, f->lin);
  accord_handover_add_heir (handover, f->boss);
  preview = accord_test_boxed (accord_handover_preview (accord_workspace_get_store (f->workspace), handover));
  g_assert_cmpint (preview->counts[ACCORD_HANDOVER_CUSTOMERS], ==, 2);
  g_assert_cmpint (preview->counts[ACCORD_HANDOVER_DEALS], ==, 2);
  g_assert_cmpint (preview->counts[ACCORD_HANDOVER_ACTIVITIES], ==, 1);
  g_assert_cmpint (preview->counts[ACCORD_HANDOVER_DEPUTIES], ==, 1);
  g_assert_cmpint (g_array_index (preview->heirs, AccordHandoverShare, 0).counts[ACCORD_HANDOVER_CUSTOMERS], ==, 1);
  accord_test_done (accord_handover_run (f->journal, handover, "Marta"));
  g_assert_cmpint (number_of (f, &accord_deal_kind, open_a, "owner"), ==, number_of (f, &accord_customer_kind, a, "owner"));
  g_assert_cmpint (number_of (f, &accord_deal_kind, open_b, "owner"), ==, number_of (f, &accord_customer_kind, b, "owner"));
  g_assert_cmpint (number_of (f, &accord_activity_kind, call, "owner"), ==, number_of (f, &accord_customer_kind, b, "owner"));
  g_assert_cmpint (number_of (f, &accord_customer_kind, a, "owner"), !=, number_of (f, &accord_customer_kind, b, "owner"));
  g_assert_cmpint (number_of (f, &accord_deal_kind, won, "owner"), ==, f->marta);
  g_assert_cmpint (number_of (f, &accord_activity_kind, called, "owner"), ==, f->marta);
  g_assert_cmpint (number_of (f, &accord_member_kind, f->marta, "left_on"), ==, accord_date_today ());
  accord_test_done (accord_journal_undo (f->journal));
  g_assert_cmpint (number_of (f, &accord_customer_kind, a, "owner"), ==, f->marta);
  g_assert_cmpint (number_of (f, &accord_deal_kind, open_b, "owner"), ==, f->marta);
  g_assert_cmpint (number_of (f, &accord_activity_kind, call, "owner"), ==, f->marta);
  g_assert_cmpint (number_of (f, &accord_customer_kind, other, "deputy"), ==, f->marta);
  g_assert_cmpint (number_of (f, &accord_member_kind, f->marta, "left_on"), ==, 0);
}

static gint64
make (Fixture *f, const AccordKind *kind, const char *title, const char *field, gint64 member, gint64 customer)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Made");
  g_autoptr (AccordChangeSet) set = NULL;
  gint64 id = accord_edit_create (edit, kind), made = 0;

  accord_edit_set_text (edit, kind, id, title, "x");
  accord_edit_set_number (edit, kind, id, field, member);
  if (customer != 0)
    accord_edit_set_number (edit, kind, id, "customer", customer);
  if (kind == &accord_campaign_kind)
    accord_edit_set_number (edit, kind, id, "starts_on", accord_date_today () - 30);
  if (kind == &accord_automation_kind)
    accord_edit_set_text (edit, kind, id, "target", "customer");
  if (kind == &accord_automation_kind)
    accord_edit_set_text (edit, kind, id, "trigger", "created");
  set = accord_test_commit (f->workspace, g_steal_pointer (&edit));
  g_assert_true (accord_change_set_created (set, kind, &made));
  return made;
}

/* All else that waits for somebody: tickets that nobody resolved, those escalated to the leaver, campaigns that go on, rules that
 * their computer watches, being the head of service. What is over stays. A ticket goes with its customer. */
static void
test_handover_leaves_nothing_open (Fixture *f, gconstpointer data)
{
  gint64 a = add_customer (f, "A", f->marta), settings = accord_workspace_get_settings_id (f->workspace);
  gint64 open = make (f, &accord_ticket_kind, "subject", "owner", f->marta, a), solved = make (f, &accord_ticket_kind, "subject", "owner", f->marta, a);
  gint64 raised = make (f, &accord_ticket_kind, "subject", "owner", f->lin, a), running = make (f, &accord_campaign_kind, "name", "owner", f->marta, 0);
  gint64 ended = make (f, &accord_campaign_kind, "name", "owner", f->marta, 0), rule = make (f, &accord_automation_kind, "name", "owner", f->marta, 0);
  g_autoptr (AccordHandover) handover = accord_handover_new (f->marta, accord_date_today ());
  g_autoptr (AccordHandoverPreview) preview = NULL;

  accord_test_set (f->workspace, &accord_ticket_kind, solved, "state", "resolved");
  accord_test_done (set_number (f, &accord_ticket_kind, raised, "escalated_to", f->marta));
  accord_test_done (set_number (f, &accord_campaign_kind, ended, "ends_on", accord_date_today () - 1));
  accord_test_done (set_number (f, &accord_workspace_kind, settings, "service_head", f->marta));
  accord_handover_add_heir (handover, f->boss);
  preview = accord_test_boxed (accord_handover_preview (accord_workspace_get_store (f->workspace), handover));
  for (int part = ACCORD_HANDOVER_TICKETS; part < ACCORD_HANDOVER_N; part++)
    g_assert_cmpint (preview->counts[part], ==, part != ACCORD_HANDOVER_SEQUENCES && part != ACCORD_HANDOVER_TEAMS && part != ACCORD_HANDOVER_RULES);
  accord_test_done (accord_handover_run (f->journal, handover, "Marta"));
  g_assert_cmpint (number_of (f, &accord_ticket_kind, open, "owner"), ==, f->boss);
  g_assert_cmpint (number_of (f, &accord_ticket_kind, solved, "owner"), ==, f->marta);
  g_assert_cmpint (number_of (f, &accord_ticket_kind, raised, "escalated_to"), ==, f->boss);
  g_assert_cmpint (number_of (f, &accord_ticket_kind, raised, "owner"), ==, f->lin);
  g_assert_cmpint (number_of (f, &accord_campaign_kind, running, "owner"), ==, f->boss);
  g_assert_cmpint (number_of (f, &accord_campaign_kind, ended, "owner"), ==, f->marta);
  g_assert_cmpint (number_of (f, &accord_automation_kind, rule, "owner"), ==, f->boss);
  g_assert_cmpint (number_of (f, &accord_workspace_kind, settings, "service_head"), ==, f->boss);
  accord_test_done (accord_journal_undo (f->journal));
  g_assert_cmpint (number_of (f, &accord_ticket_kind, open, "owner"), ==, f->marta);
  g_assert_cmpint (number_of (f, &accord_ticket_kind, raised, "escalated_to"), ==, f->marta);
  g_assert_cmpint (number_of (f, &accord_workspace_kind, settings, "service_head"), ==, f->marta);
}

static void
test_handover_to_the_pool (Fixture *f, gconstpointer data)
{
  gint64 a = add_customer (f, "A", f->marta);
  gint64 deal = add_deal (f, "Identify", a, f->marta);
  g_autoptr (AccordHandover) handover = accord_handover_new (f->marta, accord_date_today ());

  handover->rule = ACCORD_SHARE_POOL;
  assert_refused (accord_handover_preview (accord_workspace_get_store (f->workspace), handover));
  accord_handover_add_heir (handover, f->lin);
  accord_test_done (accord_handover_run (f->journal, handover, "Marta"));
  g_assert_cmpint (number_of (f, &accord_customer_kind, a, "owner"), ==, 0);
  g_assert_cmpint (number_of (f, &accord_customer_kind, a, "pooled_from"), ==, f->marta);
  g_assert_cmpint (number_of (f, &accord_deal_kind, deal, "owner"), ==, f->lin);
}

/* Rules of single records */

static void
test_records_about_the_team_make_sense (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Set a goal");
  gint64 id = accord_edit_create (edit, &accord_goal_kind);
  gint64 joined = 18000;

  accord_edit_set_text (edit, &accord_goal_kind, id, "kpi", "revenue");
  accord_edit_set_text (edit, &accord_goal_kind, id, "period", "month");
  accord_edit_set_number (edit, &accord_goal_kind, id, "begins_on", 18030);
  accord_edit_set_number (edit, &accord_goal_kind, id, "ends_on", 18000);
  accord_edit_set_number (edit, &accord_goal_kind, id, "number", 1);
  assert_refused (accord_journal_commit (f->journal, edit));
  accord_test_done (set_number (f, &accord_member_kind, f->lin, "joined_on", joined));
  assert_refused (set_number (f, &accord_member_kind, f->lin, "left_on", joined - 1));
}

static void
test_shipped_model (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordEdit) edit = accord_team_defaults_competencies ();
  g_autoptr (AccordEdit) duties = accord_team_defaults_duties ();

  accord_change_set_unref (accord_test_commit (f->workspace, g_steal_pointer (&edit)));
  accord_change_set_unref (accord_test_commit (f->workspace, g_steal_pointer (&duties)));
  g_assert_cmpint (accord_test_count (f->workspace, &accord_competency_kind), ==, 6);
  g_assert_cmpint (accord_test_count (f->workspace, &accord_duty_kind), ==, 4);
}

#define TEST(path, func) g_test_add ("/team/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  TEST ("roles/only-who-may-sets-goals", test_only_who_may_sets_goals);
  TEST ("roles/ratings-are-of-the-right-people", test_ratings_are_of_the_right_people);
  TEST ("roles/a-role-may-be-narrowed", test_a_role_may_be_narrowed);
  TEST ("roles/undo-needs-no-permission", test_undo_needs_no_permission);
  TEST ("roles/books-are-locked-by-who-may", test_books_are_locked_by_who_may);
  TEST ("roles/discounts-are-approved-by-who-may", test_discounts_are_approved_by_who_may);
  TEST ("roles/rights-of-who-sits-here", test_rights_of_who_sits_here);
  TEST ("pool/notes-who-and-when", test_the_pool_notes_who_and_when);
  TEST ("pool/claims-have-a-limit", test_claims_have_a_limit);
  TEST ("pool/the-one-who-lost-it-waits", test_the_one_who_lost_it_waits);
  TEST ("assignment/by-field-in-order", test_rules_by_field_in_their_order);
  TEST ("assignment/a-field-is-named-as-it-is-read", test_a_field_is_named_as_it_is_read);
  TEST ("assignment/words-are-of-a-field", test_words_are_of_a_field);
  TEST ("assignment/a-given-customer-says-which-rule-gave-it", test_a_given_customer_says_which_rule_gave_it);
  TEST ("assignment/turns-come-back-with-undo", test_turns_go_round_and_come_back_with_undo);
  TEST ("assignment/territory-and-absence", test_territory_and_absence);
  TEST ("assignment/load-goes-to-the-least", test_load_goes_to_the_least);
  TEST ("assignment/the-pool-is-given-out", test_the_pool_is_given_out_by_rules);
  TEST ("leavers/one-step-and-undone", test_handover_in_one_step);
  TEST ("leavers/nothing-open-is-left", test_handover_leaves_nothing_open);
  TEST ("leavers/to-the-pool", test_handover_to_the_pool);
  TEST ("records/make-sense", test_records_about_the_team_make_sense);
  TEST ("records/shipped-model", test_shipped_model);
  return g_test_run ();
}
