/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Imagined moves over a board: what stands where, and what becomes of them when the board changes. No display. */

#include "accord-config.h"

#include "accord-what-if-model.h"

#define FIRST 11
#define SECOND 12
#define WON 13

static void
column_clear (gpointer data)
{
  AccordPastColumn *column = data;

  g_free (column->name);
  g_array_unref (column->deals);
  g_free (column);
}

static AccordPastColumn *
add_column (GPtrArray *columns, gint64 stage, const char *name)
{
  AccordPastColumn *column = g_new0 (AccordPastColumn, 1);

  column->stage = stage;
  column->name = g_strdup (name);
  column->deals = g_array_new (FALSE, FALSE, sizeof (AccordPastDeal));
  g_ptr_array_add (columns, column);
  return column;
}

static void
add_deal (AccordPastColumn *column, gint64 id, gint64 amount)
{
  AccordPastDeal deal = { .deal = id, .stage = column->stage, .amount = amount, .currency = "EUR" };

  g_array_append_val (column->deals, deal);
}

/* First: 1 (€10), 2 (€20); Second: 3 (€40); Won. */
static AccordPastBoard *
make_board (gboolean with_first_deal)
{
  AccordPastBoard *board = g_new0 (AccordPastBoard, 1);
  AccordPastColumn *first;

  board->columns = g_ptr_array_new_with_free_func (column_clear);
  board->ends = g_ptr_array_new_with_free_func (column_clear);
  first = add_column (board->columns, FIRST, "First");
  if (with_first_deal)
    add_deal (first, 1, 1000);
  add_deal (first, 2, 2000);
  add_deal (add_column (board->columns, SECOND, "Second"), 3, 4000);
  add_column (board->ends, WON, "Won");
  return board;
}

static char *
describe (AccordWhatIfModel *model)
{
  g_autoptr (GPtrArray) columns = accord_what_if_model_columns (model, "EUR");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const AccordPastColumn *column = g_ptr_array_index (columns, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " | " : "", column->name);
      for (guint k = 0; k < column->deals->len; k++)
        g_string_append_printf (text, " %d", (int) g_array_index (column->deals, AccordPastDeal, k).deal);
      g_string_append_printf (text, " = %d", (int) column->total.sum);
    }
  return g_string_free (text, FALSE);
}

#define ASSERT(model, expected)                     \
  G_STMT_START                                      \
  {                                                 \
    g_autofree char *found = describe (model);      \
    g_assert_cmpstr (found, ==, expected);          \
  }                                                 \
  G_STMT_END

static AccordWhatIfModel *
make_model (void)
{
  g_autoptr (AccordPastBoard) board = make_board (TRUE);
  AccordWhatIfModel *model = accord_what_if_model_new ();

  g_assert_cmpuint (accord_what_if_model_set_base (model, board), ==, 0);
  return model;
}

static void
test_moves_and_sums (void)
{
  g_autoptr (AccordWhatIfModel) model = make_model ();

  ASSERT (model, "First 1 2 = 3000 | Second 3 = 4000 | Won = 0");
  g_assert_true (accord_what_if_model_move (model, 1, SECOND));
  g_assert_true (accord_what_if_model_move (model, 3, WON));
  ASSERT (model, "First 2 = 2000 | Second 1 = 1000 | Won 3 = 4000");
  g_assert_true (accord_what_if_model_move (model, 1, WON)); /* goes on: one move, not two */
  g_assert_cmpuint (model->moves->len, ==, 2);
  ASSERT (model, "First 2 = 2000 | Second = 0 | Won 1 3 = 5000");
}

static void
test_going_back_takes_the_move_back (void)
{
  g_autoptr (AccordWhatIfModel) model = make_model ();

  g_assert_true (accord_what_if_model_move (model, 1, SECOND));
  g_assert_true (accord_what_if_model_move (model, 1, FIRST));
  g_assert_cmpuint (model->moves->len, ==, 0);
  g_assert_false (accord_what_if_model_move (model, 1, FIRST));
  g_assert_false (accord_what_if_model_move (model, 99, SECOND)); /* not on the board */
  g_assert_false (accord_what_if_model_move (model, 1, 99));      /* no stage of it */
}

static void
test_moves_of_deals_that_are_gone_are_dropped (void)
{
  g_autoptr (AccordWhatIfModel) model = make_model ();
  g_autoptr (AccordPastBoard) later = make_board (FALSE);

  g_assert_true (accord_what_if_model_move (model, 1, SECOND));
  g_assert_true (accord_what_if_model_move (model, 2, SECOND));
  g_assert_cmpuint (accord_what_if_model_set_base (model, later), ==, 1);
  ASSERT (model, "First = 0 | Second 2 3 = 6000 | Won = 0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/what-if/moves-and-sums", test_moves_and_sums);
  g_test_add_func ("/what-if/going-back-takes-the-move-back", test_going_back_takes_the_move_back);
  g_test_add_func ("/what-if/moves-of-deals-that-are-gone-are-dropped", test_moves_of_deals_that_are_gone_are_dropped);
  return g_test_run ();
}
