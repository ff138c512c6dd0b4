/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts that are shared by several pages guarantee. */

#include "accord-config.h"

#include "accord-bulk.h"
#include "accord-bulk-work.h"
#include "accord-commit.h"
#include "accord-field-commit.h"
#include "accord-field-list.h"
#include "accord-field-row.h"
#include "accord-history-words.h"
#include "accord-menu-popup.h"
#include "accord-order.h"
#include "accord-photos.h"
#include "accord-picture-decode.h"
#include "accord-rank.h"
#include "accord-record-chooser.h"
#include "accord-sidebar-button.h"
#include "accord-test.h"

/* A kind of the test's own: what a new line in a table must bring about without a line elsewhere. */
static const AccordField trial_fields[] = {
  { "name", ACCORD_FIELD_TEXT, "Name", ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "shoe_size", ACCORD_FIELD_INTEGER, "Shoe size", ACCORD_FIELD_FACT },
  { "colour", ACCORD_FIELD_TEXT, "Colour", ACCORD_FIELD_PLAIN },
  { "secret", ACCORD_FIELD_TEXT, "Secret", ACCORD_FIELD_HIDDEN },
  { "counted", ACCORD_FIELD_INTEGER, "Counted", ACCORD_FIELD_FACT | ACCORD_FIELD_AUTOMATIC },
};

static const AccordKind trial_kind = {
  .number = 62, .name = "trial", .label = "Trial", .plural = "Trials", .icon_name = "accord-list-symbolic",
  .fields = trial_fields, .n_fields = G_N_ELEMENTS (trial_fields), .file_words = "",
};

static void
test_fields_follow_the_table (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordFieldList *list = ACCORD_FIELD_LIST (g_object_ref_sink (accord_field_list_new (workspace, &trial_kind, NULL)));
  gboolean read_only = FALSE;

  g_assert_null (accord_field_list_get_row (list, "name"));
  g_assert_null (accord_field_list_get_row (list, "secret"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (accord_field_list_get_row (list, "shoe_size"))));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (accord_field_list_get_row (list, "colour"))));
  g_object_get (accord_field_list_get_row (list, "counted"), "read-only", &read_only, NULL);
  g_assert_true (read_only);
  g_assert_finalize_object (list);
  accord_test_drop (workspace);
}

static void
test_form_fills_what_was_typed (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordFieldList *list = ACCORD_FIELD_LIST (g_object_ref_sink (accord_field_list_new (workspace, &accord_customer_kind, NULL)));
  AccordEdit *edit = accord_edit_new ("Added Trial");
  gint64 handle = accord_edit_create (edit, &accord_customer_kind);
  g_auto (AccordValue) city = ACCORD_VALUE_INIT;
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordRecord) record = NULL;
  gint64 id = 0;

  accord_value_set_text (&city, "Lyon");
  accord_field_row_set_value (accord_field_list_get_row (list, "city"), &city, NULL);
  accord_edit_set_text (edit, &accord_customer_kind, handle, "name", "Trial");
  g_assert_true (accord_field_list_fill (list, edit, handle));
  set = accord_test_commit (workspace, edit);
  g_assert_true (accord_change_set_created (set, &accord_customer_kind, &id));
  record = accord_test_load (workspace, &accord_customer_kind, id);
  g_assert_cmpstr (accord_record_text (record, "city"), ==, "Lyon");
  g_assert_null (accord_record_text (record, "phone"));
  g_assert_finalize_object (list);
  accord_test_drop (workspace);
}

static AccordEntity *
load_customer (AccordWorkspace *workspace, const char *name)
{
  gint64 id = accord_test_create (workspace, &accord_customer_kind, "name", name, NULL);
  AccordEntity *entity = accord_workspace_get_entity (workspace, &accord_customer_kind, id);

  for (int i = 0; i < 100 && !accord_entity_is_loaded (entity); i++)
    accord_test_idle ();
  g_assert_true (accord_entity_is_loaded (entity));
  return entity;
}

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static void
test_typed_is_of_its_record (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordFieldList *list = ACCORD_FIELD_LIST (accord_field_list_new (workspace, &accord_customer_kind, NULL));
  GtkWidget *window = gtk_window_new ();
  g_autoptr (AccordEntity) first = load_customer (workspace, "First"), second = load_customer (workspace, "Second");
  g_autoptr (AccordRecord) of_first = NULL, of_second = NULL;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (list));
  gtk_window_present (GTK_WINDOW (window));
  accord_field_list_set_entity (list, first);
  accord_field_list_edit (list, "phone");
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (accord_field_list_get_row (list, "phone")), GTK_TYPE_TEXT)), "+49 421 1");
  accord_field_list_set_entity (list, second);
  accord_test_idle ();
  accord_field_list_edit (list, "phone");
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (accord_field_list_get_row (list, "phone")), GTK_TYPE_TEXT)), "+49 421 2");
  gtk_window_destroy (GTK_WINDOW (window));
  accord_test_idle ();
  of_first = accord_test_load (workspace, &accord_customer_kind, accord_entity_get_id (first));
  of_second = accord_test_load (workspace, &accord_customer_kind, accord_entity_get_id (second));
  g_assert_cmpstr (accord_record_text (of_first, "phone"), ==, "+49 421 1");
  g_assert_cmpstr (accord_record_text (of_second, "phone"), ==, "+49 421 2");
  g_clear_object (&first);
  g_clear_object (&second);
  accord_test_drop (workspace);
}

/* An affiliation has no name: what changes of it is told of the person. */
static void
test_a_change_is_told_of_somebody (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 customer = accord_test_create (workspace, &accord_customer_kind, "name", "Nordwind", NULL);
  g_autofree char *whose = g_strdup_printf ("%" G_GINT64_FORMAT, customer);
  g_autofree char *who = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_create (workspace, &accord_contact_kind, "name", "Marta", "customer", whose, NULL));
  gint64 id = accord_test_create (workspace, &accord_affiliation_kind, "contact", who, "customer", whose, NULL);
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (workspace, &accord_affiliation_kind, id);
  const AccordField *field = &accord_affiliation_kind.fields[accord_kind_find (&accord_affiliation_kind, "position")];
  g_autofree char *label = NULL;

  while (!accord_entity_is_loaded (entity))
    g_main_context_iteration (NULL, TRUE);
  label = accord_field_change_label (entity, field);
  g_assert_cmpstr (label, ==, "Changed position of Marta");
  g_clear_object (&entity);
  accord_test_drop (workspace);
}

static GtkPositionType
menu_side (GtkWidget *anchor)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkPositionType side;

  g_menu_append (menu, "Phone", "fields.add");
  accord_menu_popup_on (anchor, G_MENU_MODEL (menu));
  side = gtk_popover_get_position (GTK_POPOVER (gtk_widget_get_last_child (anchor)));
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_last_child (anchor)));
  accord_test_idle ();
  return side;
}

/* A menu of thirty fields below the last row of a window would show two of them. */
static void
test_menu_opens_where_room_is (void)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_button_new_with_label ("First"), *space = gtk_label_new (NULL), *last = gtk_button_new_with_label ("Last");

  gtk_widget_set_size_request (space, 200, 600);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), space);
  gtk_box_append (GTK_BOX (box), last);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_height (last) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (menu_side (first), ==, GTK_POS_BOTTOM);
  g_assert_cmpint (menu_side (last), ==, GTK_POS_TOP);
  gtk_window_destroy (GTK_WINDOW (window));
  accord_test_idle ();
}

static void
test_own_field_keeps_the_form (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordFieldList *list = ACCORD_FIELD_LIST (accord_field_list_new (workspace, &accord_customer_kind, NULL));
  GtkWidget *window = gtk_window_new ();
  g_auto (AccordValue) city = ACCORD_VALUE_INIT;
  g_autofree char *typed = NULL;
  AccordFieldRow *own = NULL;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (list));
  gtk_window_present (GTK_WINDOW (window));
  accord_value_set_text (&city, "Lyon");
  accord_field_row_set_value (accord_field_list_get_row (list, "city"), &city, NULL);
  accord_field_list_edit (list, "phone");
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (accord_field_list_get_row (list, "phone")), GTK_TYPE_TEXT)), "+33 4");
  accord_test_create (workspace, &accord_custom_field_kind, "label", "Warehouse", "target", "customer", "type", "text", NULL);
  accord_test_idle ();
  g_assert_cmpstr (accord_field_row_get_value (accord_field_list_get_row (list, "city"))->text, ==, "Lyon");
  typed = accord_field_row_dup_typed (accord_field_list_get_row (list, "phone"));
  g_assert_cmpstr (typed, ==, "+33 4");
  for (GtkWidget *row = gtk_widget_get_first_child (find_type (GTK_WIDGET (list), GTK_TYPE_LIST_BOX)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (ACCORD_IS_FIELD_ROW (row) && g_str_equal (accord_field_label (accord_field_row_get_field (ACCORD_FIELD_ROW (row))), "Warehouse"))
      own = ACCORD_FIELD_ROW (row);
    else
      /* It comes behind the others, before those that are seldom looked at and Add Field. */
      g_assert_true (own == NULL || !ACCORD_IS_FIELD_ROW (row) || accord_field_row_get_field (ACCORD_FIELD_ROW (row))->rank != NULL);
  g_assert_nonnull (own);
  gtk_window_destroy (GTK_WINDOW (window));
  accord_test_idle ();
  accord_test_drop (workspace);
}

static void
told_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_set_str ((char **) data, g_variant_get_string (parameter, NULL));
}

static void
test_refused_edit_is_told (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, &accord_customer_kind, "name", "Nordwind", NULL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("error", G_VARIANT_TYPE_STRING);
  g_autofree char *told = NULL;
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  AccordEdit *edit = accord_edit_new ("Renamed Nordwind");
  g_autoptr (AccordRecord) record = NULL;

  g_signal_connect (action, "activate", G_CALLBACK (told_cb), &told);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (box, "win", G_ACTION_GROUP (actions));
  accord_edit_clear (edit, &accord_customer_kind, id, "name");
  accord_commit (box, workspace, edit);
  for (int i = 0; i < 100 && told == NULL; i++)
    accord_test_idle ();
  g_assert_nonnull (told);
  g_assert_nonnull (strstr (told, "Name"));
  record = accord_test_load (workspace, &accord_customer_kind, id);
  g_assert_cmpstr (accord_record_title (record), ==, "Nordwind");
  g_object_unref (box);
  accord_test_drop (workspace);
}

static void
test_history_words (void)
{
  AccordHistoryLine line = { .operation = 'u', .field = accord_kind_find (&accord_customer_kind, "phone") };
  g_autofree char *words = NULL;
  g_autofree char *field = accord_history_field_name (&accord_customer_kind, &line);

  accord_value_set_text (&line.after, "+49 30 1");
  words = accord_history_change_words (&accord_customer_kind, &line);
  g_assert_cmpstr (field, ==, "Phone");
  g_assert_cmpstr (words, ==, "empty → +49 30 1");
  accord_value_clear (&line.after);
}

static void
test_history_of_a_newer_file (void)
{
  AccordHistoryLine line = { .operation = 'u', .field = -1 };
  g_autofree char *field = accord_history_field_name (&accord_customer_kind, &line);
  g_autofree char *words = accord_history_change_words (&accord_customer_kind, &line);

  g_assert_cmpstr (field, ==, "A field of a newer Accord");
  g_assert_cmpstr (words, ==, "Shown after an update of Accord");
}

static void
test_sidebar_button (void)
{
  AdwOverlaySplitView *split = ADW_OVERLAY_SPLIT_VIEW (adw_overlay_split_view_new ());
  GtkWidget *button = accord_sidebar_button_new ();
  GtkWidget *window = adw_window_new ();

  adw_overlay_split_view_set_content (split, button);
  adw_overlay_split_view_set_sidebar (split, gtk_label_new ("Sidebar"));
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (split));
  g_assert_false (gtk_widget_get_visible (button));
  adw_overlay_split_view_set_collapsed (split, TRUE);
  g_assert_true (gtk_widget_get_visible (button));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (button)), TRUE);
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
  adw_overlay_split_view_set_show_sidebar (split, FALSE);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (button))));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A picture of two colours, larger than any avatar. */
static GBytes *
large_picture (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 1200, 900);
  char *data = NULL;
  gsize size = 0;

  gdk_pixbuf_fill (pixbuf, 0x3366ccff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", NULL, NULL));
  return g_bytes_new_take (data, size);
}

static void
test_picture_is_made_small (void)
{
  g_autoptr (GBytes) large = large_picture ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) small = accord_picture_fit (large, &error);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) broken = g_bytes_new_static ("\x89PNG\r\n\x1A\nnothing else", 20);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (small), <, 32 * 1024);
  texture = accord_picture_texture (small, 160, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 160);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 213);
  g_assert_null (accord_picture_texture (broken, 160, &error));
  g_assert_nonnull (error);
}

static void
await_picture (AccordAvatar *avatar, gboolean there)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while ((accord_avatar_get_picture (avatar) != NULL) != there && g_get_monotonic_time () < end)
    accord_test_idle ();
  g_assert_true ((accord_avatar_get_picture (avatar) != NULL) == there);
}

static void
test_picture_is_shown (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordAvatar *avatar = ACCORD_AVATAR (g_object_ref_sink (accord_avatar_new ("Anna", TRUE, 40)));
  gint64 anna = accord_test_create (workspace, &accord_customer_kind, "name", "Anna", NULL);
  gint64 ben = accord_test_create (workspace, &accord_customer_kind, "name", "Ben", NULL);
  g_autoptr (GBytes) large = large_picture ();
  g_autofree char *data = g_base64_encode (g_bytes_get_data (large, NULL), g_bytes_get_size (large));
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, anna);

  accord_photos_show (accord_photos_of (workspace), avatar, &accord_customer_kind, anna);
  g_assert_null (accord_avatar_get_picture (avatar));
  accord_test_create (workspace, &accord_photo_kind, "media", "image/png", "data", data, "customer", owner, NULL);
  await_picture (avatar, TRUE);
  accord_photos_show (accord_photos_of (workspace), avatar, &accord_customer_kind, ben);
  g_assert_null (accord_avatar_get_picture (avatar));
  accord_photos_show (accord_photos_of (workspace), avatar, &accord_customer_kind, anna);
  g_assert_nonnull (accord_avatar_get_picture (avatar)); /* kept: no second look */
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  await_picture (avatar, FALSE);
  g_object_unref (avatar);
  accord_test_drop (workspace);
}

static void
make_ranked (AccordWorkspace *workspace, const char *const *names, GPtrArray *records)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *rank = accord_rank_nth (i + 1);
      gint64 id = accord_test_create (workspace, &accord_loss_reason_kind, "name", names[i], "rank", rank, NULL);

      g_ptr_array_add (records, accord_test_load (workspace, &accord_loss_reason_kind, id));
    }
}

/* The names of those with a letter for a name, in their order. */
static char *
order_of (AccordWorkspace *workspace)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_loss_reason_kind);
  g_autoptr (GPtrArray) records = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_autoptr (GString) names = g_string_new (NULL);

  g_ptr_array_sort (records, accord_order_compare);
  for (guint i = 0; i < records->len; i++)
    if (strlen (accord_record_title (records->pdata[i])) == 1) /* a new file has reasons of its own */
      g_string_append (names, accord_record_title (records->pdata[i]));
  return g_string_free_and_steal (g_steal_pointer (&names));
}

/* What a list of four is when one is taken out and put in elsewhere. */
static char *
moved_by_hand (guint from, guint to)
{
  g_autoptr (GString) names = g_string_new ("ABCD");
  char taken = names->str[from];

  g_string_erase (names, from, 1);
  g_string_insert_c (names, to, taken);
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
test_order_to_any_place (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);

  make_ranked (workspace, (const char *const[]) { "A", "B", "C", "D", NULL }, records);
  for (guint from = 0; from < 4; from++)
    for (guint to = 0; to < 4; to++)
      {
        g_autofree char *expected = moved_by_hand (from, to);
        g_autofree char *have = NULL;
        g_autoptr (GVariant) asked = g_variant_ref_sink (g_variant_new ("(xx)", accord_record_id (records->pdata[from]),
                                                                        accord_record_id (records->pdata[to])));
        g_autoptr (AccordChangeSet) set = NULL;
        guint a, b;

        g_assert_cmpint (accord_order_asked (records, asked, &a, &b), ==, from != to);
        if (from == to)
          continue;
        g_assert_cmpuint (a, ==, from);
        g_assert_cmpuint (b, ==, to);
        set = accord_test_commit (workspace, accord_order_move (&accord_loss_reason_kind, records, from, to, "Moved"));
        g_assert_cmpuint (set->n_done, ==, 1); /* of the four */
        have = order_of (workspace);
        g_assert_cmpstr (have, ==, expected);
        accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
      }
  g_clear_pointer (&records, g_ptr_array_unref);
  accord_test_drop (workspace);
}

static void
placed_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_variant_get (parameter, "(xx)", (gint64 *) data, (gint64 *) data + 1);
}

/* The same for handle and menu: the list's action hears which record takes whose place. */
static void
test_order_by_handle_and_menu (void)
{
  static const GActionEntry entries[] = { { "place", placed_cb, "(xx)", NULL, NULL, { 0 } } };
  AccordWorkspace *workspace = accord_test_workspace ();
  GtkWidget *row = g_object_ref_sink (adw_action_row_new ());
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GListModel) controllers = NULL;
  g_autoptr (GMenuModel) moves = NULL;
  AccordOrderPlace place;
  GMenuModel *menu;
  GtkWidget *button;
  gint64 heard[2] = { 0 };

  make_ranked (workspace, (const char *const[]) { "A", "B", NULL }, records);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, 1, heard);
  gtk_widget_insert_action_group (row, "list", G_ACTION_GROUP (group));
  place = accord_order_place (records, 0, "list.place");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), accord_order_handle_new (row, &place));
  button = accord_order_menu_new (&place, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  moves = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_assert_cmpint (g_menu_model_get_n_items (moves), ==, 1); /* the first of two can only go down */
  controllers = gtk_widget_observe_controllers (row);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      g_auto (GValue) dragged = G_VALUE_INIT;
      gboolean taken = FALSE;

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      g_value_init (&dragged, G_TYPE_INT64);
      g_value_set_int64 (&dragged, accord_record_id (records->pdata[1]));
      g_signal_emit_by_name (controller, "drop", &dragged, 0.0, 0.0, &taken);
      g_assert_true (taken);
    }
  g_assert_cmpint (heard[0], ==, accord_record_id (records->pdata[1]));
  g_assert_cmpint (heard[1], ==, accord_record_id (records->pdata[0]));
  g_clear_object (&controllers);
  g_assert_finalize_object (row);
  g_clear_pointer (&records, g_ptr_array_unref);
  accord_test_drop (workspace);
}

#define MANY 4000

static gboolean
make_many (AccordBulk *bulk, gpointer data, GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (accord_bulk_reader (bulk), &accord_customer_kind);
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  AccordValue *name = &values[accord_kind_find (kind, "name")], *industry = &values[accord_kind_find (kind, "industry")];
  gboolean ok = TRUE;

  for (int i = 0; ok && i < MANY; i++)
    {
      g_autofree char *text = g_strdup_printf ("Customer %d", i);

      accord_value_set_text (name, text);
      if (i % 2 == 0)
        accord_value_set_text (industry, "Before");
      else
        accord_value_clear (industry);
      ok = accord_bulk_create (bulk, kind, values, error) != 0;
    }
  accord_value_clear (name);
  accord_value_clear (industry);
  return ok;
}

static gint64
count_where (AccordWorkspace *workspace, const char *expression)
{
  g_autoptr (AccordQuery) query = accord_query_new (accord_store_get_kind (accord_workspace_get_store (workspace), &accord_customer_kind));
  g_autoptr (GError) error = NULL;

  accord_query_parse (query, expression, "EUR", &error);
  g_assert_no_error (error);
  return accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query));
}

/* What was done to all of them is one step of undo, and that step takes back exactly that. */
static void
assert_one_step (AccordWorkspace *workspace, DexFuture *work, const char *expression, gint64 before, gint64 after)
{
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  g_autofree char *earlier = g_strdup (accord_journal_get_undo_label (journal));
  g_autoptr (AccordChangeSet) set = accord_test_boxed (work);

  g_assert_cmpuint (set->n_done, >=, MANY);
  g_assert_cmpint (count_where (workspace, expression), ==, after);
  accord_test_done (accord_journal_undo (journal));
  g_assert_cmpint (count_where (workspace, expression), ==, before);
  g_assert_cmpstr (accord_journal_get_undo_label (journal), ==, earlier);
  accord_test_done (accord_journal_redo (journal));
  g_assert_cmpint (count_where (workspace, expression), ==, after);
  accord_test_done (accord_journal_undo (journal));
}

static void
test_bulk_is_one_step (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  g_autoptr (AccordSelection) all = accord_selection_new (&accord_customer_kind, query, g_array_new (FALSE, FALSE, sizeof (gint64)), MANY);
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  gint64 lin = accord_test_create (workspace, &accord_member_kind, "name", "Lin Yue", NULL);

  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", make_many, NULL, NULL));
  assert_one_step (workspace, accord_bulk_work_tag (workspace, all, "Tagged", 0, "Fair", NULL), "tag=Fair", 0, MANY);
  accord_value_set_number (&value, lin);
  assert_one_step (workspace, accord_bulk_work_set (workspace, all, "Moved", "owner", &value, NULL), "owner=Lin Yue", 0, MANY);
  accord_value_set_text (&value, "After");
  assert_one_step (workspace, accord_bulk_work_set (workspace, all, "Changed", "industry", &value, NULL), "industry=Before", MANY / 2, 0);
  assert_one_step (workspace, accord_bulk_work_delete (workspace, all, "Deleted", NULL), "name~Customer", MANY, 0);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  dex_init ();
  adw_init ();
  g_test_add_func ("/records/fields/a-line-in-the-table-is-all-it-takes", test_fields_follow_the_table);
  g_test_add_func ("/records/fields/form-fills-only-what-was-typed", test_form_fills_what_was_typed);
  g_test_add_func ("/records/fields/typing-is-saved-for-the-record-it-was-meant-for", test_typed_is_of_its_record);
  g_test_add_func ("/records/fields/a-new-own-field-leaves-what-is-typed", test_own_field_keeps_the_form);
  g_test_add_func ("/records/menu/opens-where-room-is", test_menu_opens_where_room_is);
  g_test_add_func ("/records/commit/a-change-is-told-of-somebody", test_a_change_is_told_of_somebody);
  g_test_add_func ("/records/commit/refusal-is-told-and-nothing-written", test_refused_edit_is_told);
  g_test_add_func ("/records/history/says-from-and-to", test_history_words);
  g_test_add_func ("/records/history/unknown-field-is-named-as-such", test_history_of_a_newer_file);
  g_test_add_func ("/records/photos/large-ones-are-made-small", test_picture_is_made_small);
  g_test_add_func ("/records/photos/are-shown-when-they-come-and-gone-when-they-go", test_picture_is_shown);
  g_test_add_func ("/records/order/one-of-four-goes-to-any-place", test_order_to_any_place);
  g_test_add_func ("/records/order/handle-and-menu-say-the-same", test_order_by_handle_and_menu);
  g_test_add_func ("/records/bulk/thousands-are-one-step-each-time", test_bulk_is_one_step);
  g_test_add_func ("/records/sidebar-button/follows-the-sidebar", test_sidebar_button);
  return g_test_run ();
}
