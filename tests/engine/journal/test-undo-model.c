/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hundreds of random deeds, undos and redos, compared after each with a model in memory that knows
 * nothing of journals: it keeps a copy of everything for each step. The seed is printed by the test
 * program; --seed repeats a run. */
#include "accord-config.h"

#include "journal-fixture.h"

#define RECORDS 6
#define STEPS 220

static const char *const fields[] = { "name", "phone", "city", "note" };

/* Everything at one moment. A record that was never made has a NULL name. */
typedef struct {
  char *values[RECORDS][G_N_ELEMENTS (fields)];
  gboolean there[RECORDS];
} State;

typedef struct {
  AccordWorkspace *workspace;
  gint64 ids[RECORDS]; /* 0: not made in any state yet */
  GPtrArray *past;     /* states, newest last; the last one is now */
  GPtrArray *future;
} Model;

static void
state_free (gpointer data)
{
  State *state = data;

  for (int r = 0; r < RECORDS; r++)
    for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
      g_free (state->values[r][f]);
  g_free (state);
}

static State *
state_copy (const State *from)
{
  State *state = g_memdup2 (from, sizeof *from);

  for (int r = 0; r < RECORDS; r++)
    for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
      state->values[r][f] = g_strdup (from->values[r][f]);
  return state;
}

static State *
now_of (Model *model)
{
  return g_ptr_array_index (model->past, model->past->len - 1);
}

static gboolean
state_equal (const State *a, const State *b)
{
  for (int r = 0; r < RECORDS; r++)
    {
      if (a->there[r] != b->there[r])
        return FALSE;
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        if (g_strcmp0 (a->values[r][f], b->values[r][f]) != 0)
          return FALSE;
    }
  return TRUE;
}

static void
assert_same (Model *model)
{
  State *state = now_of (model);
  gint64 alive = 0;

  for (int r = 0; r < RECORDS; r++)
    {
      g_autoptr (AccordRecord) record = NULL;

      alive += state->there[r];
      if (model->ids[r] == 0)
        continue;
      record = accord_test_load (model->workspace, CUSTOMER, model->ids[r]);
      g_assert_cmpint (accord_record_is_deleted (record), ==, !state->there[r]);
      for (guint f = 0; state->there[r] && f < G_N_ELEMENTS (fields); f++)
        g_assert_cmpstr (accord_record_text (record, fields[f]), ==, state->values[r][f]);
    }
  g_assert_cmpint (accord_test_count (model->workspace, CUSTOMER), ==, alive);
}

/* One to three operations on different records as one edit; FALSE when it would change nothing. */
static gboolean
random_edit (Model *model)
{
  State *next = state_copy (now_of (model));
  AccordEdit *edit = accord_edit_new ("Random");
  int first = g_test_rand_int_range (0, RECORDS);
  int made = -1;
  g_autoptr (AccordChangeSet) set = NULL;

  for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
    {
      int r = (first + n) % RECORDS;
      gint64 id = model->ids[r];

      if (id == 0 && made < 0)
        {
          id = accord_edit_create (edit, CUSTOMER);
          made = r;
          next->there[r] = TRUE;
          next->values[r][0] = g_strdup_printf ("R%d", r);
          accord_edit_set_text (edit, CUSTOMER, id, "name", next->values[r][0]);
        }
      else if (id == 0)
        continue;
      else if (!next->there[r] && next->values[r][0] != NULL)
        {
          next->there[r] = TRUE;
          accord_edit_restore (edit, CUSTOMER, id);
        }
      else if (next->there[r] && g_test_rand_int_range (0, 5) == 0)
        {
          next->there[r] = FALSE;
          accord_edit_delete (edit, CUSTOMER, id);
        }
      else if (next->there[r])
        for (int k = g_test_rand_int_range (1, 3); k > 0; k--)
          {
            guint f = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (fields));
            gboolean clear = f > 0 && g_test_rand_int_range (0, 6) == 0;

            g_free (next->values[r][f]);
            next->values[r][f] = clear ? NULL : g_strdup_printf ("%d", g_test_rand_int_range (100, 110));
            if (clear)
              accord_edit_clear (edit, CUSTOMER, id, fields[f]);
            else
              accord_edit_set_text (edit, CUSTOMER, id, fields[f], next->values[r][f]);
          }
    }
  set = accord_test_commit (model->workspace, edit);
  g_assert_cmpint (set->n_done > 0, ==, !state_equal (now_of (model), next));
  if (set->n_done == 0)
    {
      state_free (next);
      return FALSE;
    }
  if (made >= 0)
    g_assert_true (accord_change_set_created (set, CUSTOMER, &model->ids[made]));
  g_ptr_array_add (model->past, next);
  g_ptr_array_set_size (model->future, 0);
  return TRUE;
}

static void
step_back (Model *model)
{
  g_autoptr (AccordChangeSet) set = fixture_undo (model->workspace);

  g_assert_null (set->notes);
  g_ptr_array_add (model->future, g_ptr_array_steal_index (model->past, model->past->len - 1));
}

static void
step_on (Model *model)
{
  g_autoptr (AccordChangeSet) set = fixture_redo (model->workspace);

  g_assert_null (set->notes);
  g_ptr_array_add (model->past, g_ptr_array_steal_index (model->future, model->future->len - 1));
}

/* A record undone out of existence cannot be told from a deleted one and may not be made again: its
 * slot is used up, as in the file. */
static void
random_step (Model *model)
{
  int dice = g_test_rand_int_range (0, 100);

  if (dice < 30 && model->past->len > 1)
    step_back (model);
  else if (dice < 50 && model->future->len > 0)
    step_on (model);
  else if (dice < 53)
    model->workspace = accord_test_reopen (model->workspace);
  else
    random_edit (model);
}

static void
walk_at_random (void)
{
  Model model = { .workspace = accord_test_workspace () };

  model.past = g_ptr_array_new_with_free_func (state_free);
  model.future = g_ptr_array_new_with_free_func (state_free);
  g_ptr_array_add (model.past, g_new0 (State, 1));
  for (int i = 0; i < STEPS; i++)
    {
      random_step (&model);
      assert_same (&model);
    }
  while (model.past->len > 1)
    {
      step_back (&model);
      assert_same (&model);
    }
  while (model.future->len > 0)
    step_on (&model);
  assert_same (&model);
  fixture_assert_sound (model.workspace);
  g_ptr_array_unref (model.past);
  g_ptr_array_unref (model.future);
  accord_test_drop (model.workspace);
}

static void
test_random_deeds_undos_and_redos_match_a_model (void)
{
  for (int round = 0; round < 2; round++)
    walk_at_random ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/journal/random-deeds-undos-and-redos-match-a-model", test_random_deeds_undos_and_redos_match_a_model);
  return g_test_run ();
}
