/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A real window with a real pointer and keyboard (xdotool); nothing is faked. */

#include "accord-config.h"

#include "board-fixture.h"

#include "accord-board-card.h"
#include "accord-board-view.h"
#include "accord-clock.h"
#include "accord-date.h"
#include "accord-ingest.h"
#include "accord-rank.h"
#include "accord-test-leaks.h"
#include "accord-test-look.h"
#include "accord-test-settle.h"

#define STILL_ROUNDS 70     /* of half a millisecond: longer than a frame of an animation */
#define BUSY_MS 2000        /* how much longer than asked for run_ms() waits for what still moves */
#define PATIENCE_MS 20000   /* and for the file, on a slow machine */

static AccordStore *asked; /* of the fixture: what is asked of it may still be under way */

void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Counts looks, not time: on a busy machine a look may take as long as a frame. Returns: whether anything was done before
 * it was still. */
static gboolean
run_until_still (gint64 end)
{
  gboolean busy = FALSE;

  for (int still = 0; still < STILL_ROUNDS && g_get_monotonic_time () < end;)
    if (g_main_context_iteration (NULL, FALSE) || (still + 1 == STILL_ROUNDS && accord_test_is_working ()))
      {
        still = 0;
        busy = TRUE;
      }
    else
      {
        still++;
        g_usleep (500);
      }
  return busy;
}

static DexFuture *
answer (AccordReader *reader, gpointer data)
{
  return dex_future_new_true ();
}

/* All that was asked of the file before has been answered. */
static void
ask_the_file (gint64 end)
{
  DexFuture *asks[] = { accord_store_read (asked, answer, NULL, NULL), accord_store_read_long (asked, answer, NULL, NULL) };

  for (guint i = 0; i < G_N_ELEMENTS (asks); i++)
    {
      while (dex_future_is_pending (asks[i]) && g_get_monotonic_time () < end)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (500);
      dex_unref (asks[i]);
    }
}

void
run_ms (guint ms)
{
  gint64 patience = g_get_monotonic_time () + PATIENCE_MS * 1000;
  gint64 end = g_get_monotonic_time () + ms * 1000, late = end + BUSY_MS * 1000;

  run_until_still (end);
  for (int i = 0; asked != NULL && ms >= 100 && i < 20; i++)
    {
      ask_the_file (patience);
      if (!run_until_still (late) || g_get_monotonic_time () >= late)
        return;
    }
}

static void
committed_cb (AccordJournal *journal, AccordChangeSet *set, gpointer data)
{
  ((BoardFixture *) data)->n_committed++;
}

static void
error_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_set_str (&((BoardFixture *) data)->error, g_variant_get_string (parameter, NULL));
}

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BoardFixture *self = data;

  g_free (self->shown);
  self->shown = g_variant_print (parameter, FALSE);
}

static GSimpleActionGroup *
make_actions (BoardFixture *self)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  GSimpleAction *error = g_simple_action_new ("error", G_VARIANT_TYPE_STRING);
  GSimpleAction *show = g_simple_action_new ("show-record", G_VARIANT_TYPE ("(sx)"));

  g_signal_connect (error, "activate", G_CALLBACK (error_cb), self);
  g_signal_connect (show, "activate", G_CALLBACK (show_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (error));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (show));
  g_object_unref (error);
  g_object_unref (show);
  return group;
}

static void
load_styles (void)
{
  /* A caret that blinks is never still: each wait in an entry would last as long as it may. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  /* GTK gives a press up that it holds for longer than a double click may last: on a busy machine a row would not hear of
   * its click. */
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", 20000, NULL);
  accord_test_look ();
}

/* GTK's X11 backend forgets its drop object of each drag. */
static gboolean
forgotten_drop_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GdkEvent *event = g_value_peek_pointer (&values[1]);

  if (gdk_event_get_event_type (event) == GDK_DRAG_ENTER)
    accord_test_ignore_leak (gdk_dnd_event_get_drop (event));
  return TRUE;
}

static void
ignore_drops (void)
{
  static gulong hook;

  g_type_class_unref (g_type_class_ref (GDK_TYPE_SURFACE));
  if (hook == 0)
    hook = g_signal_add_emission_hook (g_signal_lookup ("event", GDK_TYPE_SURFACE), 0, forgotten_drop_cb, NULL, NULL);
}

void
board_fixture_init (BoardFixture *self, int width, int height)
{
  GSimpleActionGroup *actions;

  *self = (BoardFixture) { 0 };
  /* Whatever a test before left: a button held down, the pointer over where the window comes. */
  press ("mouseup 1 mousemove 1900 1180");
  load_styles ();
  ignore_drops ();
  self->workspace = accord_test_workspace ();
  asked = accord_workspace_get_store (self->workspace);
  g_signal_connect (accord_workspace_get_journal (self->workspace), "committed", G_CALLBACK (committed_cb), self);
  self->window = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (self->window), "AccordBoardTest");
  actions = make_actions (self);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (actions));
  g_object_unref (actions);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
}

void
board_fixture_clear (BoardFixture *self)
{
  AccordJournal *journal = accord_workspace_get_journal (self->workspace);

  gtk_window_destroy (GTK_WINDOW (self->window));
  run_ms (50);
  asked = NULL;
  g_signal_handlers_disconnect_by_data (journal, self);
  accord_test_drop (self->workspace);
  g_free (self->error);
  g_free (self->shown);
}

void
board_fixture_forget (BoardFixture *self)
{
  self->n_committed = 0;
  g_clear_pointer (&self->error, g_free);
}

static gint64
find_or_make (BoardFixture *self, const AccordKind *kind, const char *name)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_text (query, "name", ACCORD_OP_IS, name);
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (self->workspace), query));
  if (found->len > 0)
    return accord_record_id (g_ptr_array_index (found, 0));
  return accord_test_create (self->workspace, kind, "name", name, NULL);
}

void
board_fixture_add_team (BoardFixture *self)
{
  gint64 member = find_or_make (self, &accord_member_kind, "Lin Yue");

  accord_journal_set_actor (accord_workspace_get_journal (self->workspace), member);
}

/* At the end of the stage; every third one has an owner. */
gint64
board_fixture_add (BoardFixture *self, const char *name, const char *stage, const char *customer,
                   const char *amount)
{
  static const char *const owners[] = { "Lin Yue", "Marta Kowalska", "陈伟", "Samuel Roth" };
  static int n;
  AccordEdit *edit = accord_edit_new ("Added a deal");
  gint64 deal = accord_edit_create (edit, &accord_deal_kind);
  g_autofree char *rank = accord_rank_nth (n++);
  g_autoptr (AccordChangeSet) set = NULL;
  AccordMoney money;
  gint64 id = 0;

  accord_edit_set_text (edit, &accord_deal_kind, deal, "name", name);
  accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", accord_test_stage (self->workspace, stage), rank);
  if (customer != NULL)
    {
      accord_edit_set_number (edit, &accord_deal_kind, deal, "customer",
                              find_or_make (self, &accord_customer_kind, customer));
      accord_edit_set_number (edit, &accord_deal_kind, deal, "owner",
                              find_or_make (self, &accord_member_kind, owners[n % G_N_ELEMENTS (owners)]));
      accord_edit_set_number (edit, &accord_deal_kind, deal, "expected_on", accord_date_today () + 5 * (n % 20));
    }
  if (amount != NULL && accord_money_parse (amount, "EUR", &money))
    accord_edit_set_both (edit, &accord_deal_kind, deal, "amount", money.minor, money.currency);
  set = accord_test_commit (self->workspace, edit);
  g_assert_true (accord_change_set_created (set, &accord_deal_kind, &id));
  return id;
}

typedef struct {
  gint64 stage;
  guint n;
  gboolean unpriced;
} Many;

static gboolean
add_many (AccordBulk *bulk, gpointer data, GError **error)
{
  Many *many = data;
  const AccordKind *kind = &accord_deal_kind;
  int name = accord_kind_find (kind, "name");
  int stage = accord_kind_find (kind, "stage");
  int amount = accord_kind_find (kind, "amount");

  for (guint i = 0; i < many->n; i++)
    {
      g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);
      g_autofree char *text = g_strdup_printf ("Deal %05u", i);
      g_autofree char *rank = accord_rank_nth (i);
      gint64 id;

      accord_value_set_text (&values[name], text);
      accord_value_set_both (&values[stage], many->stage, rank);
      if (!many->unpriced)
        accord_value_set_both (&values[amount], 100000 + i * 100, "EUR");
      id = accord_bulk_create (bulk, kind, values, error);
      for (int f = 0; f < kind->n_fields; f++)
        accord_value_clear (&values[f]);
      if (id == 0)
        return FALSE;
    }
  return TRUE;
}

static void
add (BoardFixture *self, const char *stage, guint n, gboolean unpriced)
{
  Many many = { accord_test_stage (self->workspace, stage), n, unpriced };
  AccordChangeSet *set = accord_test_boxed (accord_journal_bulk (
    accord_workspace_get_journal (self->workspace), "Imported deals", add_many, &many, NULL));

  accord_change_set_unref (set);
}

void
board_fixture_add_many (BoardFixture *self, const char *stage, guint n)
{
  add (self, stage, n, FALSE);
}

void
board_fixture_add_unpriced (BoardFixture *self, const char *stage, guint n)
{
  add (self, stage, n, TRUE);
}

void
board_fixture_show (BoardFixture *self)
{
  self->page = ACCORD_PIPELINE_PAGE (accord_pipeline_page_new (self->workspace));
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
  run_ms (700);
  /* No window manager gives it the focus. */
  press ("search --onlyvisible --name AccordBoardTest windowfocus");
  board_fixture_forget (self);
}

void
board_fixture_undo (BoardFixture *self)
{
  AccordChangeSet *set = accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (self->workspace)));

  accord_change_set_unref (set);
  run_ms (200);
}

static AccordRemoteRecord *
remote_move (BoardFixture *self, const AccordId *deal, const char *stage)
{
  g_autoptr (AccordRecord) to = accord_test_load (self->workspace, &accord_stage_kind, accord_test_stage (self->workspace, stage));
  AccordRemoteRecord *record = accord_remote_record_new ('u', 2, "deal", deal);
  g_autofree char *uid = accord_id_dup_text (accord_record_uid (to));
  JsonArray *place = json_array_new (), *value = json_array_new ();

  json_array_add_string_element (place, uid);
  json_array_add_string_element (place, "a5");
  json_array_add_array_element (value, place);
  record->fields = json_object_new ();
  json_object_set_array_member (record->fields, "stage", value);
  return record;
}

/* A file of changes of a colleague's computer, as sharing hands it on once it was read and checked. */
void
board_fixture_take_in (BoardFixture *self, gint64 deal, const char *stage)
{
  static int n;
  g_autoptr (AccordRecord) record = accord_test_load (self->workspace, &accord_deal_kind, deal);
  g_autoptr (GPtrArray) segments = g_ptr_array_new_with_free_func (accord_remote_segment_free);
  AccordRemoteSegment *segment = accord_remote_segment_new ("k7q2m9x4t0v1c5d8");
  AccordRemoteTxn *txn = accord_remote_txn_new (1, (AccordStamp) accord_now_ms () << 16);
  const AccordId *uid = accord_record_uid (record);

  segment->hash = g_strdup_printf ("%020d", ++n);
  segment->first = 1;
  segment->last = segment->n_records = 1;
  txn->at = accord_now_ms ();
  txn->kind = g_strdup ("edit");
  txn->label = g_strdup ("Moved elsewhere");
  g_ptr_array_add (txn->records, stage != NULL ? remote_move (self, uid, stage) : accord_remote_record_new ('d', 2, "deal", uid));
  g_ptr_array_add (segment->txns, txn);
  g_ptr_array_add (segments, segment);
  accord_change_set_unref (accord_test_boxed (accord_journal_ingest (accord_workspace_get_journal (self->workspace), segments)));
}

char *
board_fixture_order (BoardFixture *self, const char *stage)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  GString *names = g_string_new (NULL);

  accord_query_add_number (query, "stage", ACCORD_OP_IS, accord_test_stage (self->workspace, stage));
  accord_query_set_sort (query, "stage", FALSE, &error);
  g_assert_no_error (error);
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (self->workspace), query));
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (names, "%s%s", i ? " " : "", accord_record_title (g_ptr_array_index (found, i)));
  return g_string_free (names, FALSE);
}

static GtkWidget *
find_nth (GtkWidget *root, GType type, guint *nth)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (*nth)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
find_widget (GtkWidget *root, GType type, guint nth)
{
  return find_nth (root, type, &nth);
}

guint
count_widgets (GtkWidget *root, GType type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child, type);
  return n;
}

static GtkWidget *
find_mapped_card (BoardFixture *self, gint64 deal)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *card = find_widget (self->window, ACCORD_TYPE_BOARD_CARD, i);
      AccordEntity *entity;

      if (card == NULL)
        return NULL;
      entity = accord_board_card_get_deal (ACCORD_BOARD_CARD (card));
      if (entity != NULL && accord_entity_get_id (entity) == deal && gtk_widget_get_mapped (card))
        return card;
    }
}

/* Waits for it. */
GtkWidget *
find_card (BoardFixture *self, gint64 deal)
{
  GtkWidget *card = NULL;

  for (int i = 0; i < 100 && card == NULL; i++)
    {
      card = find_mapped_card (self, deal);
      if (card == NULL || gtk_widget_get_height (card) == 0)
        run_ms (50);
    }
  g_assert_nonnull (card);
  return card;
}

/* The display has no window manager: windows stand at its origin. */
gboolean
where_is (GtkWidget *widget, double x, double y, int *root_x, int *root_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t point;
  double native_x, native_y;

  if (!gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT (x, y), &point))
    return FALSE;
  gtk_native_get_surface_transform (native, &native_x, &native_y);
  *root_x = (int) (point.x + native_x);
  *root_y = (int) (point.y + native_y);
  return TRUE;
}

static void
ended_cb (GPid pid, int status, gpointer data)
{
  *(int *) data = status;
  g_spawn_close_pid (pid);
}

void
press (const char *format, ...)
{
  g_autofree char *arguments = NULL;
  g_autofree char *command = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  va_list args;
  int status = -1;
  GPid pid;

  va_start (args, format);
  arguments = g_strdup_vprintf (format, args);
  va_end (args);
  command = g_strconcat ("xdotool ", arguments, NULL);
  g_shell_parse_argv (command, NULL, &words, &error);
  g_assert_no_error (error);
  g_spawn_async (NULL, words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_child_watch_add (pid, ended_cb, &status);
  while (status == -1) /* the window hears every movement while it is made */
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
  g_assert_cmpint (status, ==, 0);
  gdk_display_sync (gdk_display_get_default ()); /* what was pressed has come */
  run_ms (60);
}

/* Presses on the card and moves so far that it is lifted. */
void
board_fixture_lift (BoardFixture *self, gint64 deal)
{
  int x, y;

  g_assert_true (where_is (find_card (self, deal), 60, 20, &x, &y));
  press ("mousemove %d %d mousedown 1", x, y);
  press ("mousemove %d %d sleep 0.02 mousemove %d %d sleep 0.02 mousemove %d %d sleep 0.02 mousemove %d %d", x + 5, y + 3, x + 10,
         y + 6, x + 15, y + 9, x + 20, y + 12);
}

void
board_fixture_focus (BoardFixture *self, gint64 deal)
{
  GtkWidget *board = find_widget (self->window, ACCORD_TYPE_BOARD_VIEW, 0);

  find_card (self, deal);
  g_assert_true (accord_board_view_focus_deal (ACCORD_BOARD_VIEW (board), deal));
  run_ms (150);
}

/* The middle of @widget, then a little aside, so that a drag hears of it. */
void
hover (GtkWidget *widget)
{
  int x, y;

  g_assert_true (where_is (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0, &x, &y));
  press ("mousemove %d %d sleep 0.02 mousemove %d %d sleep 0.02 mousemove %d %d", x - 6, y - 2, x - 3, y - 1, x, y);
}
