/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTodayWhose: see the header. People and teams are read once and again when they change; until
 * somebody has said who sits here, the page is everyone's. */

#include "accord-config.h"

#include "accord-today-whose.h"

#include <glib/gi18n-lib.h>
#include "accord-actor.h"
#include "accord-data-label.h"
#include "accord-frame-call.h"
#include "accord-menu-popup.h"
#include "accord-query.h"
#include "accord-tooltip.h"
#include "accord-unread.h"

struct _AccordTodayWhose {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordActor *actor;
  GPtrArray *members; /* of AccordRecord; NULL: not read yet */
  GPtrArray *teams;
  char kind;          /* 'm' mine, 'a' everyone, 't' team, 'p' person */
  gint64 id;
  gboolean chosen;    /* by hand */
  GtkMenuButton *button;
  GtkLabel *label;
  AccordFrameCall read_due;
};

G_DEFINE_FINAL_TYPE (AccordTodayWhose, accord_today_whose, ADW_TYPE_BIN)

static guint changed_signal;

static const char *
name_of (GPtrArray *records, gint64 id)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (accord_record_id (records->pdata[i]) == id)
      return accord_record_title (records->pdata[i]);
  return "";
}

/**
 * accord_today_whose_get_words:
 * @self: a choice
 *
 * Returns: (transfer none): "Mine", "Everyone", or a name
 */
const char *
accord_today_whose_get_words (AccordTodayWhose *self)
{
  switch (self->kind)
    {
    case 'm':
      return _("Mine");
    case 't':
      return name_of (self->teams, self->id);
    case 'p':
      return name_of (self->members, self->id);
    default:
      return _("Everyone");
    }
}

static void
show (AccordTodayWhose *self)
{
  const char *words = accord_today_whose_get_words (self);
  g_autofree char *name = g_strdup_printf (_("Whose: %s"), words);

  accord_data_label_set_text (self->label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  accord_tooltip_set (GTK_WIDGET (self->button), name);
  gtk_widget_set_visible (GTK_WIDGET (self), self->members != NULL && self->members->len > 0);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *target)
{
  AccordTodayWhose *self = ACCORD_TODAY_WHOSE (widget);
  guchar kind;

  g_variant_get (target, "(yx)", &kind, &self->id);
  self->kind = (char) kind;
  self->chosen = TRUE;
  show (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
add_choice (GMenu *menu, const char *label, char kind, gint64 id)
{
  accord_menu_append (menu, label, "whose.choose", "(yx)", (guchar) kind, id);
}

static void
add_records (GMenu *menu, const char *heading, GPtrArray *records, char kind)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      /* A name is no mnemonic. */
      g_auto (GStrv) parts = g_strsplit (accord_record_title (records->pdata[i]), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      add_choice (section, label, kind, accord_record_id (records->pdata[i]));
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, heading, G_MENU_MODEL (section));
}

static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  AccordTodayWhose *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();

  if (accord_actor_get_member (self->actor) != 0)
    add_choice (first, _("Mine"), 'm', 0);
  add_choice (first, _("Everyone"), 'a', 0);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  add_records (menu, _("Teams"), self->teams, 't');
  add_records (menu, _("People"), self->members, 'p');
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static DexFuture *
read_fiber (gpointer data)
{
  AccordTodayWhose *self = data;
  g_autoptr (AccordQuery) members = accord_query_new (&accord_member_kind), teams = accord_query_new (&accord_team_kind);
  g_autoptr (GPtrArray) people = NULL, groups = NULL;
  g_autoptr (GError) error = NULL;
  AccordStore *store = accord_workspace_get_store (self->workspace);

  if (accord_query_set_sort (members, "name", FALSE, &error) && accord_query_set_sort (teams, "name", FALSE, &error))
    people = dex_await_boxed (accord_store_select (store, members), &error);
  if (people != NULL)
    groups = dex_await_boxed (accord_store_select (store, teams), &error);
  if (self->workspace == NULL)
    return dex_future_new_true ();
  if (groups == NULL)
    accord_unread_note ("People could not be read", error);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  self->members = people != NULL ? g_steal_pointer (&people) : g_ptr_array_new ();
  self->teams = groups != NULL ? g_steal_pointer (&groups) : g_ptr_array_new ();
  show (self);
  if (self->kind == 't')
    g_signal_emit (self, changed_signal, 0);
  return dex_future_new_true ();
}

static void
read_due (gpointer data)
{
  dex_future_disown (dex_scheduler_spawn (NULL, 0, read_fiber, g_object_ref (data), g_object_unref));
}

static void
actor_changed_cb (AccordTodayWhose *self)
{
  gboolean somebody = accord_actor_get_member (self->actor) != 0;

  if (self->chosen && (self->kind != 'm' || somebody))
    return;
  self->kind = somebody ? 'm' : 'a';
  show (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
committed_cb (AccordTodayWhose *self, AccordChangeSet *changes)
{
  if (accord_change_set_touches (changes, &accord_member_kind) || accord_change_set_touches (changes, &accord_team_kind))
    accord_frame_call_queue (&self->read_due);
}

static void
accord_today_whose_dispose (GObject *object)
{
  AccordTodayWhose *self = ACCORD_TODAY_WHOSE (object);

  accord_frame_call_clear (&self->read_due);
  g_clear_object (&self->actor);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_today_whose_parent_class)->dispose (object);
}

static void
accord_today_whose_finalize (GObject *object)
{
  AccordTodayWhose *self = ACCORD_TODAY_WHOSE (object);

  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_today_whose_parent_class)->finalize (object);
}

static void
accord_today_whose_class_init (AccordTodayWhoseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_today_whose_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_today_whose_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "whose.choose", "(yx)", choose_action);
  changed_signal = g_signal_new ("changed", ACCORD_TYPE_TODAY_WHOSE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_today_whose_init (AccordTodayWhose *self)
{
  self->kind = 'a';
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->label = GTK_LABEL (accord_data_label_new (NULL));
  g_object_set (self->label, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 14, NULL);
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_create_popup_func (self->button, make_menu_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  accord_frame_call_init (&self->read_due, read_due, self);
}

/**
 * accord_today_whose_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a choice; that of who sits here, else everyone
 */
GtkWidget *
accord_today_whose_new (AccordWorkspace *workspace)
{
  AccordTodayWhose *self = g_object_new (ACCORD_TYPE_TODAY_WHOSE, NULL);

  self->workspace = g_object_ref (workspace);
  self->actor = accord_actor_new (workspace);
  g_signal_connect_object (self->actor, "changed", G_CALLBACK (actor_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  actor_changed_cb (self);
  read_due (self);
  return GTK_WIDGET (self);
}

/**
 * accord_today_whose_is_known:
 * @self: a choice
 *
 * Returns: whether it is known who is meant: members of a team are read first
 */
gboolean
accord_today_whose_is_known (AccordTodayWhose *self)
{
  g_return_val_if_fail (ACCORD_IS_TODAY_WHOSE (self), FALSE);
  return self->kind != 't' || self->members != NULL;
}

/**
 * accord_today_whose_get_owners:
 * @self: a choice
 *
 * Returns: (transfer full) (nullable) (element-type gint64): members; %NULL: everybody and nobody
 */
GArray *
accord_today_whose_get_owners (AccordTodayWhose *self)
{
  gint64 mine = accord_actor_get_member (self->actor);
  GArray *owners;

  if (self->kind == 'a')
    return NULL;
  owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (self->kind == 'm')
    g_array_append_val (owners, mine);
  else if (self->kind == 'p')
    g_array_append_val (owners, self->id);
  for (guint i = 0; self->kind == 't' && self->members != NULL && i < self->members->len; i++)
    {
      gint64 id = accord_record_id (self->members->pdata[i]);

      if (accord_record_number (self->members->pdata[i], "team") == self->id)
        g_array_append_val (owners, id);
    }
  return owners;
}
