/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordAssistantSource: a file of the assistant, owned by its list. It reads the file as it is told to
 * and keeps the newest answer; an older one that comes late is dropped. Main thread; the file is read
 * on a pool thread. */

#include "accord-config.h"

#include "accord-assistant-source.h"

#include "accord-error.h"

struct _AccordAssistantSource {
  GObject parent_instance;

  AccordWorkspace *workspace;
  GFile *file;
  char *name;
  AccordTableOptions options;
  char *sheet;             /* of the options */
  const AccordKind *kind;  /* (nullable): chosen */
  AccordImportPlan *plan;  /* (nullable) */
  GPtrArray *sample;       /* (nullable): of AccordImportPreviewRow */
  GStrv sheets;            /* (nullable): of the last time it could be read */
  char *error;             /* (nullable) */
  guint number;            /* of readings */
  gboolean reading;
  gboolean guessed;
  gboolean recalled;
};

G_DEFINE_FINAL_TYPE (AccordAssistantSource, accord_assistant_source, G_TYPE_OBJECT)

static guint changed_signal;

static void
accord_assistant_source_dispose (GObject *object)
{
  AccordAssistantSource *self = ACCORD_ASSISTANT_SOURCE (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->file);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->sheet, g_free);
  g_clear_pointer (&self->sample, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_strfreev);
  g_clear_pointer (&self->error, g_free);
  G_OBJECT_CLASS (accord_assistant_source_parent_class)->dispose (object);
}

static void
accord_assistant_source_class_init (AccordAssistantSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_assistant_source_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
accord_assistant_source_init (AccordAssistantSource *self)
{
}

/* What is read, while it is read. */
typedef struct {
  AccordAssistantSource *source;
  guint number;
  AccordImportPlan *plan;
  GPtrArray *sample;
  gboolean guessed;
  gboolean recalled;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->source);
  g_clear_object (&reading->plan);
  g_clear_pointer (&reading->sample, g_ptr_array_unref);
  g_free (reading);
}

/* A file that says nothing of what its rows are is shown as customers, and asks. */
static gboolean
make_plan (Reading *reading, GError **error)
{
  AccordAssistantSource *self = reading->source;
  g_autoptr (GError) failure = NULL;

  reading->guessed = TRUE;
  reading->plan = dex_await_object (accord_import_plan_open (self->file, self->kind, &self->options), &failure);
  if (reading->plan == NULL && g_error_matches (failure, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN))
    {
      reading->guessed = FALSE;
      reading->plan = dex_await_object (accord_import_plan_open (self->file, &accord_customer_kind, &self->options),
                                        error);
      return reading->plan != NULL;
    }
  if (reading->plan == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return reading->plan != NULL;
}

/* A mapping that cannot be looked up is no reason to refuse a file: the found one stands. */
static void
recall (Reading *reading)
{
  AccordAssistantSource *self = reading->source;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (GError) error = NULL;

  if (self->kind == NULL)
    reading->recalled = dex_await_boolean (accord_import_plan_recall (reading->plan, store), &error);
  if (error != NULL)
    g_warning ("%s", error->message);
  if (!reading->recalled)
    accord_import_plan_take_fields (reading->plan, store);
  accord_import_plan_set_remembered (reading->plan, TRUE);
}

static gboolean
read_file (Reading *reading, GError **error)
{
  const char *currency = accord_workspace_get_currency (reading->source->workspace);

  if (!make_plan (reading, error))
    return FALSE;
  recall (reading);
  reading->sample = dex_await_boxed (accord_import_preview (reading->plan, currency, 1, ACCORD_ASSISTANT_SAMPLE_ROWS,
                                                            FALSE), error);
  return reading->sample != NULL;
}

static void
keep (AccordAssistantSource *self, Reading *reading)
{
  const char *const *sheets = accord_import_plan_get_sheets (reading->plan);

  g_set_object (&self->plan, reading->plan);
  g_clear_pointer (&self->sample, g_ptr_array_unref);
  self->sample = g_ptr_array_ref (reading->sample);
  g_clear_pointer (&self->sheets, g_strfreev);
  self->sheets = g_strdupv ((char **) sheets);
  self->guessed = reading->guessed || reading->recalled;
  self->recalled = reading->recalled;
}

static DexFuture *
read_fiber (gpointer data)
{
  Reading *reading = data;
  AccordAssistantSource *self = reading->source;
  g_autoptr (GError) error = NULL;
  gboolean done = read_file (reading, &error);

  if (reading->number != self->number)
    return dex_future_new_for_boolean (FALSE);
  self->reading = FALSE;
  if (done)
    keep (self, reading);
  else
    g_clear_object (&self->plan);
  g_set_str (&self->error, done ? NULL : error->message);
  accord_assistant_source_changed (self);
  return dex_future_new_for_boolean (done);
}

static void
start_reading (AccordAssistantSource *self)
{
  Reading *reading = g_new0 (Reading, 1);

  self->reading = TRUE;
  reading->source = g_object_ref (self);
  reading->number = ++self->number;
  dex_future_disown (dex_scheduler_spawn (NULL, ACCORD_ASSISTANT_STACK, read_fiber, reading, reading_free));
}

/**
 * accord_assistant_source_new:
 * @workspace: where its rows will go
 * @file: a local file
 *
 * Returns: (transfer full): the file, being read
 */
AccordAssistantSource *
accord_assistant_source_new (AccordWorkspace *workspace, GFile *file)
{
  AccordAssistantSource *self = g_object_new (ACCORD_TYPE_ASSISTANT_SOURCE, NULL);

  self->workspace = g_object_ref (workspace);
  self->file = g_object_ref (file);
  self->name = g_file_get_basename (file);
  start_reading (self);
  return self;
}

/**
 * accord_assistant_source_get_name:
 *
 * Returns: the file's name without its folder
 */
const char *
accord_assistant_source_get_name (AccordAssistantSource *self)
{
  return self->name;
}

/**
 * accord_assistant_source_get_plan:
 *
 * Returns: (nullable): what would happen to the file; %NULL where it is not read yet, or cannot be
 */
AccordImportPlan *
accord_assistant_source_get_plan (AccordAssistantSource *self)
{
  return self->plan;
}

/**
 * accord_assistant_source_get_error:
 *
 * Returns: (nullable): the sentence why the file cannot be read
 */
const char *
accord_assistant_source_get_error (AccordAssistantSource *self)
{
  return self->error;
}

/**
 * accord_assistant_source_get_sheets:
 *
 * Returns: (nullable): the sheets of a workbook, also when the chosen one could not be read
 */
const char *const *
accord_assistant_source_get_sheets (AccordAssistantSource *self)
{
  return (const char *const *) self->sheets;
}

/**
 * accord_assistant_source_get_sample:
 *
 * Returns: (nullable) (element-type AccordImportPreviewRow): the first rows, as they were read last
 */
GPtrArray *
accord_assistant_source_get_sample (AccordAssistantSource *self)
{
  return self->sample;
}

/**
 * accord_assistant_source_get_options:
 *
 * Returns: how the file is read; zero is found
 */
const AccordTableOptions *
accord_assistant_source_get_options (AccordAssistantSource *self)
{
  return &self->options;
}

/**
 * accord_assistant_source_is_reading:
 *
 * Returns: whether the answer is still to come
 */
gboolean
accord_assistant_source_is_reading (AccordAssistantSource *self)
{
  return self->reading;
}

/**
 * accord_assistant_source_is_guessed:
 *
 * Returns: whether it is known what the rows are; if not, somebody has to say
 */
gboolean
accord_assistant_source_is_guessed (AccordAssistantSource *self)
{
  return self->guessed;
}

/**
 * accord_assistant_source_is_recalled:
 *
 * Returns: whether columns go where those of the last such file went
 */
gboolean
accord_assistant_source_is_recalled (AccordAssistantSource *self)
{
  return self->recalled;
}

/**
 * accord_assistant_source_read_as:
 * @options: how to read it; copied
 *
 * Reads the file again; the plan stays as it is until the answer is there.
 */
void
accord_assistant_source_read_as (AccordAssistantSource *self, const AccordTableOptions *options)
{
  g_autofree char *sheet = g_strdup (options->sheet);

  self->options = *options;
  g_set_str (&self->sheet, sheet);
  self->options.sheet = self->sheet;
  start_reading (self);
  accord_assistant_source_changed (self);
}

/**
 * accord_assistant_source_take_kind:
 * @kind: what the rows are
 *
 * Matches the columns anew. Nobody may be using the plan.
 */
void
accord_assistant_source_take_kind (AccordAssistantSource *self, const AccordKind *kind)
{
  self->kind = kind;
  self->guessed = TRUE;
  self->recalled = FALSE;
  if (self->plan != NULL)
    accord_import_plan_set_kind (self->plan, accord_store_get_kind (accord_workspace_get_store (self->workspace), kind));
  accord_assistant_source_changed (self);
}

/**
 * accord_assistant_source_take_fields:
 *
 * Takes up fields that were added since; what is mapped stays so. Nobody may be using the plan.
 */
void
accord_assistant_source_take_fields (AccordAssistantSource *self)
{
  AccordStore *store = accord_workspace_get_store (self->workspace);
  GPtrArray *columns;
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);

  if (self->plan == NULL
      || accord_store_get_kind (store, accord_import_plan_get_kind (self->plan)) == accord_import_plan_get_kind (self->plan))
    return;
  columns = accord_import_plan_get_columns (self->plan);
  for (guint c = 0; c < columns->len; c++)
    g_ptr_array_add (targets, g_strdup (((AccordImportColumn *) columns->pdata[c])->target));
  accord_import_plan_take_fields (self->plan, store);
  for (guint c = 0; c < columns->len; c++)
    accord_import_plan_map_column (self->plan, c, NULL, NULL);
  for (guint c = 0; c < columns->len; c++)
    accord_import_plan_map_column (self->plan, c, targets->pdata[c], NULL);
}

/**
 * accord_assistant_source_changed:
 *
 * Tells whoever shows the file that its plan was changed.
 */
void
accord_assistant_source_changed (AccordAssistantSource *self)
{
  g_signal_emit (self, changed_signal, 0);
}
