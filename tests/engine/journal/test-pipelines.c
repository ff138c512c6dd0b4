/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several pipelines: made from what is shipped, deals going from one to another, stages and pipelines going. */
#include "accord-config.h"

#include <string.h>
#include "accord-pipelines.h"
#include "accord-rank.h"
#include "journal-fixture.h"

#define STAGE (&accord_stage_kind)
#define PIPELINE (&accord_pipeline_kind)

static gint64
make_deal (AccordWorkspace *workspace, const char *stage_name)
{
  g_autofree char *stage = fixture_number (accord_test_stage (workspace, stage_name));

  return accord_test_create (workspace, DEAL, "name", "Scanner", "stage", stage, NULL);
}

static gint64
add_pipeline (AccordWorkspace *workspace, guint i, const char *name)
{
  guint n;
  const AccordPipelineTemplate *templates = accord_pipeline_templates (&n);
  g_autofree char *rank = accord_rank_nth (1);
  AccordEdit *edit = accord_edit_new ("Added a pipeline");
  g_autoptr (AccordChangeSet) set = NULL;
  gint64 id = 0;

  g_assert_cmpuint (n, ==, 6);
  accord_pipeline_add (edit, &templates[i], name, rank);
  set = accord_test_commit (workspace, edit);
  g_assert_true (accord_change_set_created (set, PIPELINE, &id));
  return id;
}

static GPtrArray *
stages_of (AccordWorkspace *workspace, gint64 pipeline)
{
  g_autoptr (AccordQuery) query = accord_query_new (STAGE);

  accord_query_add_number (query, "pipeline", ACCORD_OP_IS, pipeline);
  g_assert_true (accord_query_set_sort (query, "rank", FALSE, NULL));
  return accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
}

static gint64
stage_of (AccordWorkspace *workspace, gint64 deal)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, DEAL, deal);

  return accord_record_number (record, "stage");
}

/* domain.md §4.3: open stages, their probabilities and days of rest. */
static void
test_shipped_processes_are_those_of_the_book (void)
{
  static const struct {
    guint n_open;
    int probabilities[8];
    int rest;
  } book[] = {
    { 7, { 5, 10, 25, 40, 55, 75, 90 }, 14 }, { 4, { 10, 30, 50, 80 }, 7 },  { 4, { 10, 20, 40, 80 }, 2 },
    { 7, { 5, 15, 30, 50, 65, 80, 90 }, 30 }, { 4, { 50, 60, 75, 90 }, 14 }, { 4, { 10, 30, 60, 90 }, 30 },
  };
  AccordWorkspace *workspace = accord_test_workspace ();

  for (guint i = 0; i < G_N_ELEMENTS (book); i++)
    {
      g_autoptr (GPtrArray) stages = stages_of (workspace, add_pipeline (workspace, i, NULL));
      guint n_open = 0, n_won = 0, n_lost = 0;

      for (guint k = 0; k < stages->len; k++)
        {
          const char *outcome = accord_record_text (stages->pdata[k], "outcome");

          if (strcmp (outcome, "open") == 0)
            g_assert_cmpint (accord_record_number (stages->pdata[k], "probability"), ==, book[i].probabilities[n_open++]);
          n_won += strcmp (outcome, "won") == 0;
          n_lost += strcmp (outcome, "lost") == 0;
        }
      g_assert_cmpuint (n_open, ==, book[i].n_open);
      g_assert_cmpuint (n_won, ==, 1);
      g_assert_cmpuint (n_lost, ==, 1);
      g_assert_cmpint (accord_record_number (stages->pdata[0], "idle_limit"), ==, book[i].rest);
    }
  accord_test_drop (workspace);
}

static void
test_transfer_maps_stages_and_is_one_undo (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 needs = accord_test_stage (workspace, "Needs"), present = accord_test_stage (workspace, "Present");
  gint64 deals[] = { make_deal (workspace, "Needs"), make_deal (workspace, "Present") };
  g_autoptr (GPtrArray) there = stages_of (workspace, add_pipeline (workspace, 1, "Short sales"));
  AccordStageMove moves[] = { { needs, accord_record_id (there->pdata[1]) }, { present, accord_record_id (there->pdata[2]) } };
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_event_kind);
  g_autoptr (GError) error = NULL;

  error = accord_test_error (accord_pipeline_transfer (fixture_journal (workspace), deals, 2, moves, 1, NULL));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, "Present"));
  g_assert_cmpint (stage_of (workspace, deals[0]), ==, needs);
  accord_test_done (accord_pipeline_transfer (fixture_journal (workspace), deals, 2, moves, 2, NULL));
  g_assert_cmpint (stage_of (workspace, deals[0]), ==, moves[0].to);
  g_assert_cmpint (stage_of (workspace, deals[1]), ==, moves[1].to);
  accord_query_add_text (query, "way", ACCORD_OP_IS, "transferred");
  g_assert_cmpint (accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query)), ==, 2);
  accord_change_set_unref (fixture_undo (workspace));
  g_assert_cmpint (stage_of (workspace, deals[0]), ==, needs);
  g_assert_cmpint (stage_of (workspace, deals[1]), ==, present);
  g_assert_cmpint (accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query)), ==, 0);
  fixture_assert_sound (workspace);
  accord_test_drop (workspace);
}

static void
test_stage_that_holds_deals_asks_where_they_go (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 needs = accord_test_stage (workspace, "Needs"), solution = accord_test_stage (workspace, "Solution");
  gint64 deals[] = { make_deal (workspace, "Needs"), make_deal (workspace, "Needs") };
  g_autoptr (GError) error = NULL;
  AccordEdit *edit = accord_edit_new ("Deleted");

  accord_edit_delete (edit, STAGE, needs);
  error = fixture_refusal (workspace, edit);
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, "2 deals"));
  fixture_assert_deleted (workspace, STAGE, needs, FALSE);
  accord_test_done (accord_pipeline_delete_stage (fixture_journal (workspace), needs, solution));
  fixture_assert_deleted (workspace, STAGE, needs, TRUE);
  g_assert_cmpint (stage_of (workspace, deals[0]), ==, solution);
  g_assert_cmpint (stage_of (workspace, deals[1]), ==, solution);
  accord_change_set_unref (fixture_undo (workspace));
  fixture_assert_deleted (workspace, STAGE, needs, FALSE);
  g_assert_cmpint (stage_of (workspace, deals[0]), ==, needs);
  fixture_assert_sound (workspace);
  accord_test_drop (workspace);
}

static void
test_undo_does_not_take_a_stage_from_under_deals (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordRecord) needs = accord_test_load (workspace, STAGE, accord_test_stage (workspace, "Needs"));
  g_autofree char *pipeline = fixture_number (accord_record_number (needs, "pipeline"));
  AccordEdit *edit = accord_edit_new ("Added a stage");
  gint64 handle = accord_edit_create (edit, STAGE);
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (GError) error = NULL;
  gint64 stage = 0;

  accord_edit_set_text (edit, STAGE, handle, "name", "Trial");
  accord_edit_set_number (edit, STAGE, handle, "pipeline", g_ascii_strtoll (pipeline, NULL, 10));
  accord_edit_set_text (edit, STAGE, handle, "outcome", "open");
  set = accord_test_commit (workspace, edit);
  g_assert_true (accord_change_set_created (set, STAGE, &stage));
  make_deal (workspace, "Trial");
  error = accord_test_error (accord_journal_undo_txn (fixture_journal (workspace), set->txn));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  fixture_assert_deleted (workspace, STAGE, stage, FALSE);
  accord_test_drop (workspace);
}

static void
test_deal_from_the_trash_brings_its_stage_along (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 pipeline = add_pipeline (workspace, 1, "Short sales");
  g_autoptr (GPtrArray) stages = stages_of (workspace, pipeline);
  gint64 stage = accord_record_id (stages->pdata[1]);
  g_autofree char *place = fixture_number (stage);
  gint64 deal = accord_test_create (workspace, DEAL, "name", "Scanner", "stage", place, NULL);

  accord_change_set_unref (fixture_delete (workspace, DEAL, deal));
  accord_test_done (accord_pipeline_delete (fixture_journal (workspace), pipeline, NULL, 0));
  fixture_assert_deleted (workspace, STAGE, stage, TRUE);
  accord_change_set_unref (fixture_restore (workspace, DEAL, deal));
  fixture_assert_deleted (workspace, STAGE, stage, FALSE);
  fixture_assert_deleted (workspace, PIPELINE, pipeline, FALSE);
  fixture_assert_sound (workspace);
  accord_test_drop (workspace);
}

static guint
count_restless (AccordWorkspace *workspace)
{
  g_autoptr (GPtrArray) stages = accord_test_boxed (accord_pipeline_find_restless (accord_workspace_get_store (workspace)));

  return stages->len;
}

/* A rest as older versions made it, without a condition, is offered one; as one change, which undo takes back. A rest whose
 * condition somebody took away is left alone. */
static void
test_older_rest_is_offered_a_day (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordStore *store = accord_workspace_get_store (workspace);
  g_autofree char *pipeline = fixture_number (1), *rank = accord_rank_nth (30);
  gint64 stage = accord_test_create (workspace, STAGE, "name", "Parked", "pipeline", pipeline, "rank", rank, "outcome", "hold", NULL);
  g_autoptr (GPtrArray) stages = accord_test_boxed (accord_pipeline_find_restless (store)), criteria = NULL;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_criterion_kind);
  AccordEdit *edit;

  g_assert_cmpuint (stages->len, ==, 1);
  g_assert_cmpint (accord_record_id (stages->pdata[0]), ==, stage);
  accord_change_set_unref (accord_test_commit (workspace, accord_pipeline_ask_for_days (stages)));
  g_assert_cmpuint (count_restless (workspace), ==, 0);
  accord_query_add_number (query, "stage", ACCORD_OP_IS, stage);
  criteria = accord_test_boxed (accord_store_select (store, query));
  g_assert_cmpuint (criteria->len, ==, 1);
  g_assert_cmpstr (accord_record_text (criteria->pdata[0], "path"), ==, "resume_on");
  g_assert_cmpstr (accord_record_text (criteria->pdata[0], "side"), ==, "entry");
  g_assert_cmpint (accord_record_number (criteria->pdata[0], "required"), ==, 1);
  edit = accord_edit_new ("Taken away");
  accord_edit_delete (edit, &accord_stage_criterion_kind, accord_record_id (criteria->pdata[0]));
  accord_change_set_unref (accord_test_commit (workspace, edit));
  g_assert_cmpuint (count_restless (workspace), ==, 0);
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  accord_test_drop (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
#define TEST(name, function) g_test_add_func ("/journal/pipelines/" name, function)
  TEST ("shipped-processes-are-those-of-the-book", test_shipped_processes_are_those_of_the_book);
  TEST ("transfer-maps-stages-and-is-one-undo", test_transfer_maps_stages_and_is_one_undo);
  TEST ("stage-that-holds-deals-asks-where-they-go", test_stage_that_holds_deals_asks_where_they_go);
  TEST ("undo-does-not-take-a-stage-from-under-deals", test_undo_does_not_take_a_stage_from_under_deals);
  TEST ("deal-from-the-trash-brings-its-stage-along", test_deal_from_the_trash_brings_its_stage_along);
  TEST ("older-rest-is-offered-a-day", test_older_rest_is_offered_a_day);
#undef TEST
  return g_test_run ();
}
