/* SPDX-License-Identifier: GPL-3.0-or-later */

/* org.gnome.Shell.SearchProvider2: records of the workspace in the search of the desktop. Owned by the
 * application; main thread.
 *
 *   typed ─▶ the open file, or the last one for a moment ─▶ the same hits as Ctrl+K ─▶ "customer/12", …
 *
 * A file that no window has open is read beside whoever writes it, and let go after half a minute
 * without a question. A question that is overtaken by another answers with nothing. */

#include "accord-config.h"

#include "accord-search-provider.h"

#include "accord-hits.h"
#include "accord-record.h"

#define MAX_RESULTS 12 /* the desktop shows five; more are one click away */
#define PATIENCE 30    /* s */

static const char interface[] =
  "<node><interface name='org.gnome.Shell.SearchProvider2'>"
  "<method name='GetInitialResultSet'><arg type='as' direction='in'/><arg type='as' direction='out'/></method>"
  "<method name='GetSubsearchResultSet'><arg type='as' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='as' direction='out'/></method>"
  "<method name='GetResultMetas'><arg type='as' direction='in'/><arg type='aa{sv}' direction='out'/></method>"
  "<method name='ActivateResult'><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='u' direction='in'/></method>"
  "<method name='LaunchSearch'><arg type='as' direction='in'/><arg type='u' direction='in'/></method>"
  "</interface></node>";

struct _AccordSearchProvider
{
  GObject parent_instance;
  AccordSearchHost host;
  gpointer program;           /* not owned: it owns this */
  GDBusConnection *connection;
  guint registration;
  AccordWorkspace *borrowed;  /* opened for a question */
  guint patience;
  GCancellable *asked;        /* the question under way */
  GHashTable *hits;           /* "customer/12" ─▶ AccordHit of @answer */
  AccordHits *answer;
  char *path;                 /* of the file the last answer is from */
};

G_DEFINE_FINAL_TYPE (AccordSearchProvider, accord_search_provider, G_TYPE_OBJECT)

typedef struct
{
  AccordSearchProvider *provider;
  GDBusMethodInvocation *call;
  char *text;
  GStrv ids;
  GCancellable *cancellable;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->provider);
  g_clear_object (&question->call);
  g_clear_object (&question->cancellable);
  g_free (question->text);
  g_strfreev (question->ids);
  g_free (question);
}

static char *
name_of (const AccordHit *hit)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, hit->kind->name, hit->id);
}

/* A window has it by now, or another file is asked for, or nobody asks any more. */
static void
let_go (AccordSearchProvider *self)
{
  g_autoptr (AccordWorkspace) borrowed = g_steal_pointer (&self->borrowed);

  g_clear_handle_id (&self->patience, g_source_remove);
  if (borrowed == NULL)
    return;
  dex_future_disown (accord_workspace_close (borrowed));
  g_application_release (g_application_get_default ());
}

static gboolean
patience_ended_cb (gpointer data)
{
  AccordSearchProvider *self = data;

  self->patience = 0;
  let_go (self);
  return G_SOURCE_REMOVE;
}

static void
wait_longer (AccordSearchProvider *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  self->patience = g_timeout_add_seconds (PATIENCE, patience_ended_cb, self);
}

static DexFuture *
borrowed_cb (DexFuture *future, gpointer data)
{
  AccordSearchProvider *self = data;

  let_go (self);
  self->borrowed = g_value_dup_object (dex_future_get_value (future, NULL));
  g_application_hold (g_application_get_default ());
  wait_longer (self);
  return dex_ref (future);
}

/* Resolves to the #AccordWorkspace to look into; rejects where there is none. */
static DexFuture *
the_file (AccordSearchProvider *self)
{
  AccordWorkspace *open = self->host.get_open (self->program);
  g_autofree char *last = open == NULL ? self->host.get_last (self->program) : NULL;

  if (open != NULL)
    {
      let_go (self);
      return dex_future_new_take_object (g_object_ref (open));
    }
  if (self->borrowed != NULL && g_strcmp0 (accord_workspace_get_path (self->borrowed), last) == 0)
    {
      wait_longer (self);
      return dex_future_new_take_object (g_object_ref (self->borrowed));
    }
  if (*last == '\0')
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No workspace was opened yet.");
  return dex_future_then (accord_workspace_open (last, ACCORD_STORE_READ_ONLY), borrowed_cb, g_object_ref (self), g_object_unref);
}

static void
take_answer (AccordSearchProvider *self, AccordHits *answer, GVariantBuilder *names)
{
  guint n = 0;

  g_hash_table_remove_all (self->hits);
  g_clear_pointer (&self->answer, accord_hits_unref);
  self->answer = accord_hits_ref (answer);
  for (guint i = 0; i < answer->groups->len; i++)
    {
      const AccordHitGroup *group = answer->groups->pdata[i];

      for (guint j = 0; j < group->hits->len && n < MAX_RESULTS; j++, n++)
        {
          char *name = name_of (group->hits->pdata[j]);

          g_variant_builder_add (names, "s", name);
          g_hash_table_replace (self->hits, name, group->hits->pdata[j]);
        }
    }
}

/* A failure is no answer of its own here: the desktop shows what others found. */
static DexFuture *
found_cb (DexFuture *future, gpointer data)
{
  Question *question = data;
  GVariantBuilder names;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  g_variant_builder_init (&names, G_VARIANT_TYPE_STRING_ARRAY);
  if (value != NULL && !g_cancellable_is_cancelled (question->cancellable))
    take_answer (question->provider, g_value_get_boxed (value), &names);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The search of the desktop is not answered: %s", error->message);
  g_dbus_method_invocation_return_value (g_steal_pointer (&question->call), g_variant_new ("(as)", &names));
  g_application_release (g_application_get_default ());
  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
opened_cb (DexFuture *future, gpointer data)
{
  Question *question = data;
  AccordWorkspace *workspace = g_value_get_object (dex_future_get_value (future, NULL));
  gint64 me = accord_journal_get_actor (accord_workspace_get_journal (workspace));

  g_set_str (&question->provider->path, accord_workspace_get_path (workspace));
  return accord_hits_find (accord_workspace_get_store (workspace), NULL, question->text, me, question->cancellable);
}

static void
find (AccordSearchProvider *self, const char *const *terms, GDBusMethodInvocation *call)
{
  Question *question = g_new0 (Question, 1);
  Question *answering = g_new0 (Question, 1);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  *question = (Question){ .provider = g_object_ref (self), .text = g_strjoinv (" ", (GStrv) terms), .cancellable = g_object_ref (self->asked) };
  *answering = (Question){ .provider = g_object_ref (self), .call = call, .cancellable = g_object_ref (self->asked) };
  g_application_hold (g_application_get_default ());
  dex_future_disown (dex_future_finally (dex_future_then (the_file (self), opened_cb, question, question_free), found_cb, answering, question_free));
}

static void
add_meta (GVariantBuilder *metas, const char *name, const char *icon, const char *title, const char *description)
{
  g_autoptr (GIcon) themed = g_themed_icon_new (icon);
  g_autoptr (GVariant) serialized = g_icon_serialize (themed);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (name));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (title));
  g_variant_builder_add (metas, "{sv}", "icon", serialized);
  g_variant_builder_add (metas, "{sv}", "clipboardText", g_variant_new_string (title));
  if (description != NULL)
    g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_close (metas);
}

static void
describe (AccordSearchProvider *self, const char *const *names, GDBusMethodInvocation *call)
{
  GVariantBuilder metas;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      const AccordHit *hit = g_hash_table_lookup (self->hits, names[i]);

      if (hit != NULL)
        add_meta (&metas, names[i], hit->kind->icon_name, hit->title, hit->subtitle != NULL ? hit->subtitle : accord_kind_label (hit->kind));
    }
  g_dbus_method_invocation_return_value (call, g_variant_new ("(aa{sv})", &metas));
}

static const char *
the_path (AccordSearchProvider *self, char **last)
{
  if (self->path != NULL)
    return self->path;
  *last = self->host.get_last (self->program);
  return *last;
}

/* @name: "customer/12". One that was made up, or of a kind this program does not know, opens nothing. */
static void
activate (AccordSearchProvider *self, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", 2);
  g_autofree char *last = NULL;
  gint64 id;

  if (g_strv_length (parts) == 2 && g_ascii_string_to_signed (parts[1], 10, 1, G_MAXINT64, &id, NULL))
    self->host.show (self->program, the_path (self, &last), parts[0], id);
}

static void
called_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface_name, const char *method,
           GVariant *parameters, GDBusMethodInvocation *call, gpointer data)
{
  AccordSearchProvider *self = data;
  g_autofree const char **strings = NULL;
  g_autofree char *last = NULL;

  if (g_str_equal (method, "ActivateResult"))
    {
      const char *name;

      g_variant_get_child (parameters, 0, "&s", &name);
      activate (self, name);
      g_dbus_method_invocation_return_value (call, NULL);
      return;
    }
  g_variant_get_child (parameters, g_str_equal (method, "GetSubsearchResultSet") ? 1 : 0, "^a&s", &strings);
  if (g_str_equal (method, "GetResultMetas"))
    describe (self, strings, call);
  else if (g_str_equal (method, "LaunchSearch"))
    {
      g_autofree char *text = g_strjoinv (" ", (GStrv) strings);

      self->host.search (self->program, the_path (self, &last), text);
      g_dbus_method_invocation_return_value (call, NULL);
    }
  else
    find (self, strings, call);
}

static void
accord_search_provider_dispose (GObject *object)
{
  AccordSearchProvider *self = ACCORD_SEARCH_PROVIDER (object);

  accord_search_provider_withdraw (self);
  let_go (self);
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  G_OBJECT_CLASS (accord_search_provider_parent_class)->dispose (object);
}

static void
accord_search_provider_finalize (GObject *object)
{
  AccordSearchProvider *self = ACCORD_SEARCH_PROVIDER (object);

  g_hash_table_unref (self->hits);
  g_clear_pointer (&self->answer, accord_hits_unref);
  g_free (self->path);
  G_OBJECT_CLASS (accord_search_provider_parent_class)->finalize (object);
}

static void
accord_search_provider_class_init (AccordSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_search_provider_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_search_provider_finalize;
}

static void
accord_search_provider_init (AccordSearchProvider *self)
{
  self->hits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * accord_search_provider_new:
 * @host: what is asked of the program
 * @program: handed to it; must outlive the provider
 *
 * Returns: (transfer full): a provider that nobody can ask yet
 */
AccordSearchProvider *
accord_search_provider_new (const AccordSearchHost *host, gpointer program)
{
  AccordSearchProvider *self = g_object_new (ACCORD_TYPE_SEARCH_PROVIDER, NULL);

  self->host = *host;
  self->program = program;
  return self;
}

/**
 * accord_search_provider_export:
 * @self: the provider
 * @connection: of the session
 * @error: why it cannot be reached there
 *
 * Lets the desktop ask it at %ACCORD_SEARCH_PROVIDER_PATH.
 *
 * Returns: whether it can
 */
gboolean
accord_search_provider_export (AccordSearchProvider *self, GDBusConnection *connection, GError **error)
{
  static const GDBusInterfaceVTable table = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface, error);

  if (node == NULL)
    return FALSE;
  self->registration = g_dbus_connection_register_object (connection, ACCORD_SEARCH_PROVIDER_PATH, node->interfaces[0], &table, self, NULL, error);
  if (self->registration == 0)
    return FALSE;
  self->connection = g_object_ref (connection);
  return TRUE;
}

/**
 * accord_search_provider_withdraw:
 * @self: the provider
 *
 * Nobody can ask it any more. May be called more than once.
 */
void
accord_search_provider_withdraw (AccordSearchProvider *self)
{
  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  self->registration = 0;
  g_clear_object (&self->connection);
}
