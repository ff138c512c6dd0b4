/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pipeline's data: opening the board, and moving a card in it. */

#include "bench-engine.h"

#include <errno.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include "accord-board.h"
#include "accord-stage-totals.h"
#include "accord-store-hush.h"
#include "bench-floor.h"
#include "bench-measure.h"

#define N_STAGES 7
#define CARDS 100        /* of each column */
#define MANY_CARDS 10000 /* of the whole board */
#define N_OPENINGS 15
#define N_MOVES 200
#define N_MOVES_LARGE 40 /* where the totals after each take long */

static gint64
find_pipeline (Bench *bench)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_pipeline_kind);
  g_autoptr (AccordIds) ids = NULL;

  if (!accord_query_add_text (query, "name", ACCORD_OP_IS, "Deals"))
    bench_fail ("pipelines have no name");
  ids = bench_find (bench, query);
  if (ids->n_ids != 1)
    bench_fail ("the import made %u pipelines", ids->n_ids);
  return ids->ids[0];
}

static void
open_floor (sqlite3    *db,
            guint       cards,
            const char *row)
{
  sqlite3_stmt *stmt = bench_floor_prepare (db,
    "SELECT d.id,d.stage,d.title,d.value,d.owner_id,d.opened,c.name FROM (SELECT id FROM deals"
    " WHERE stage=?1 ORDER BY opened DESC,id DESC LIMIT ?2) x"
    " JOIN deals d ON d.id=x.id JOIN customers c ON c.id=d.customer_id");
  BenchWatch watch = bench_start ();

  for (int stage = 1; stage <= N_STAGES; stage++)
    {
      sqlite3_bind_int (stmt, 1, stage);
      sqlite3_bind_int (stmt, 2, (int) cards);
      bench_floor_drain (stmt);
    }
  bench_stop (&watch, row, BENCH_FLOOR);
  sqlite3_finalize (stmt);
}

static GArray *
read_stages (Bench  *bench,
             gint64  pipeline)
{
  g_autoptr (DexFuture) totals = NULL;
  GArray *stages = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *lines;

  totals = bench_await (accord_report_stage_totals (bench_store (bench), pipeline, "USD"));
  lines = g_value_get_boxed (dex_future_get_value (totals, NULL));
  for (guint i = 0; i < lines->len; i++)
    g_array_append_val (stages, ((AccordStageTotal *) lines->pdata[i])->stage);
  return stages;
}

static AccordQuery *
column_query (gint64 stage)
{
  AccordQuery *query = accord_query_new (&accord_deal_kind);

  if (!accord_query_set_sort (query, "stage", FALSE, NULL) ||
      !accord_query_add_number (query, "stage", ACCORD_OP_IS, stage))
    bench_fail ("deals have no stage");
  return query;
}

/* The heads of the columns, the first @cards of each in order, and these with their customers' names:
 * what the board asks to be painted, all at once. Its other cards' order fills in behind: row
 * "board-order". */
static void
open_accord (Bench      *bench,
             GArray     *stages,
             guint       cards,
             const char *row)
{
  g_autoptr (GPtrArray) finds = g_ptr_array_new ();
  g_autoptr (GPtrArray) loads = g_ptr_array_new ();
  AccordStore *store = bench_store (bench);
  BenchWatch watch;
  DexFuture *totals;

  accord_store_hush (store); /* as the lists of a board do: what is read ahead stands still */
  watch = bench_start ();
  totals = accord_report_stage_totals (store, 0, "USD");

  for (guint i = 0; i < stages->len; i++)
    {
      g_autoptr (AccordQuery) query = column_query (g_array_index (stages, gint64, i));

      accord_query_set_limit (query, cards);
      g_ptr_array_add (finds, accord_store_find (store, query));
    }
  for (guint i = 0; i < finds->len; i++)
    {
      DexFuture *found = finds->pdata[i] = bench_await (finds->pdata[i]);
      AccordIds *ids = g_value_get_boxed (dex_future_get_value (found, NULL));

      guint came = ids->records->len; /* with the ids */
      guint n = MIN (cards, ids->n_ids);

      g_ptr_array_add (loads, accord_store_load (store, &accord_deal_kind, ids->ids + MIN (came, n),
                                                 n - MIN (came, n)));
    }
  for (guint i = 0; i < loads->len; i++)
    loads->pdata[i] = bench_await (loads->pdata[i]);
  bench_done (totals);
  bench_stop (&watch, row, BENCH_ACCORD);
  g_ptr_array_foreach (finds, (GFunc) (void (*) (void)) dex_unref, NULL);
  g_ptr_array_foreach (loads, (GFunc) (void (*) (void)) dex_unref, NULL);
}

static void
order_accord (Bench  *bench,
              GArray *stages)
{
  BenchWatch watch = bench_start ();

  for (guint i = 0; i < stages->len; i++)
    {
      g_autoptr (AccordQuery) query = column_query (g_array_index (stages, gint64, i));

      bench_done (accord_store_find (bench_store (bench), query));
    }
  bench_stop (&watch, "board-order", BENCH_ACCORD);
}

/**
 * bench_board:
 * @bench: the bench
 *
 * Rows "board" (7 × 100 cards), "board-many" (10,000 cards) and "board-order" (every card's place).
 */
void
bench_board (Bench *bench)
{
  sqlite3 *db = bench_floor_open (bench->floor_path);
  g_autoptr (GArray) stages = read_stages (bench, find_pipeline (bench));

  for (guint i = 0; i < N_OPENINGS; i++)
    {
      open_floor (db, CARDS, "board");
      open_accord (bench, stages, CARDS, "board");
      open_floor (db, MANY_CARDS / N_STAGES, "board-many");
      open_accord (bench, stages, MANY_CARDS / N_STAGES, "board-many");
      order_accord (bench, stages);
    }
  bench_floor_close (db);
}

/* The least a safe commit can cost here: one block added to a file and written through. */
static void
sync_block (int fd)
{
  static char block[4096];
  BenchWatch watch = bench_start ();

  block[0]++;
  if (write (fd, block, sizeof block) != sizeof block || fdatasync (fd) != 0)
    bench_fail ("a block cannot be written: %s", g_strerror (errno));
  bench_stop (&watch, "move-sync", BENCH_FLOOR);
}

static void
move_floor (sqlite3 *db,
            gint64   deal,
            guint    turn,
            gboolean is_last)
{
  static sqlite3_stmt *begin, *update, *insert, *commit;
  BenchWatch watch;

  if (turn == 0)
    {
      bench_floor_exec (db, "PRAGMA synchronous=FULL");
      begin = bench_floor_prepare (db, "BEGIN IMMEDIATE");
      update = bench_floor_prepare (db, "UPDATE deals SET stage=?2 WHERE id=?1");
      insert = bench_floor_prepare (db, "INSERT INTO history VALUES(NULL,?1,1,?2,20260101)");
      commit = bench_floor_prepare (db, "COMMIT");
    }
  watch = bench_start ();
  bench_floor_run (begin);
  for (int i = 1; i <= 2; i++)
    {
      sqlite3_bind_int64 (i == 1 ? update : insert, 1, deal);
      sqlite3_bind_int (i == 1 ? update : insert, 2, 1 + (int) (turn % 5));
    }
  bench_floor_run (update);
  bench_floor_run (insert);
  bench_floor_run (commit);
  bench_stop (&watch, "move", BENCH_FLOOR);
  if (!is_last)
    return;
  sqlite3_finalize (begin);
  sqlite3_finalize (update);
  sqlite3_finalize (insert);
  sqlite3_finalize (commit);
}

static double
thread_time (void)
{
  struct timespec spec;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spec);
  return (double) spec.tv_sec * 1e3 + (double) spec.tv_nsec / 1e6;
}

/* The first card of a column goes to the middle of what the next column shows. */
static void
move_accord (AccordBoard *board,
             guint        turn)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (board));
  g_autoptr (AccordBoardColumn) from = g_list_model_get_item (G_LIST_MODEL (board), turn % n);
  g_autoptr (AccordBoardColumn) to = g_list_model_get_item (G_LIST_MODEL (board), (turn + 1) % n);
  guint place = MIN (10, g_list_model_get_n_items (G_LIST_MODEL (to)));
  g_autoptr (AccordEntity) card = g_list_model_get_item (G_LIST_MODEL (from), 0);
  gint64 deal = accord_entity_get_id (card);
  double busy = thread_time ();
  BenchWatch watch = bench_start ();
  DexFuture *move = accord_board_move (board, &deal, 1, to, place);

  move = bench_await (move);
  bench_stop (&watch, "move", BENCH_ACCORD);
  bench_tell ("move-sync", BENCH_ACCORD, bench_elapsed (&watch));
  bench_settle ();
  bench_tell ("move-thread", BENCH_ACCORD, thread_time () - busy);
  dex_unref (move);
}

static void
wait_for_cards (AccordBoard *board)
{
  gboolean loading = TRUE;

  while (loading)
    {
      bench_settle ();
      loading = !accord_board_is_loaded (board);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (board)); i++)
        {
          g_autoptr (AccordBoardColumn) column = g_list_model_get_item (G_LIST_MODEL (board), i);

          loading |= accord_id_list_is_loading (accord_board_column_get_deals (column));
        }
    }
}

/**
 * bench_moves:
 * @bench: the bench
 *
 * Rows "move" (beside the bare commit), "move-sync" (beside one block written through) and
 * "move-thread" (processor time of the main thread for a move and all that follows it).
 */
void
bench_moves (Bench *bench)
{
  g_autoptr (AccordBoard) board = accord_board_new (bench->workspace, find_pipeline (bench));
  g_autofree char *path = g_build_filename (bench->folder, "block", NULL);
  sqlite3 *db = bench_floor_open (bench->floor_path);
  guint n_moves = bench->rounds > 1 ? N_MOVES : N_MOVES_LARGE;
  int fd = open (path, O_CREAT | O_TRUNC | O_WRONLY, 0600);

  if (fd < 0)
    bench_fail ("%s: %s", path, g_strerror (errno));
  sync (); /* what the imports left in memory is not the moves' to write */
  wait_for_cards (board);
  if (g_list_model_get_n_items (G_LIST_MODEL (board)) < 2)
    bench_fail ("the board has no columns");
  for (guint i = 0; i < n_moves; i++)
    {
      sync_block (fd);
      move_floor (db, 1 + bench_random (1000), i, i + 1 == n_moves);
      move_accord (board, i);
      /* The totals that the board asks for after a move are read before the next one. */
      bench_done (accord_report_stage_totals (bench_store (bench), 0, "USD"));
      bench_settle ();
    }
  close (fd);
  bench_floor_close (db);
}
