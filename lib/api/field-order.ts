/**
 * The order in which people write the fields of `spec`, per kind: whether and how often it runs, what it is about, how
 * that is done, long values last. Read from the examples of Flux's documentation and from public fleets.
 */
export const FIELD_ORDER: Readonly<Record<string, readonly string[]>> = {
  GitRepository: words`suspend interval timeout provider url ref secretRef serviceAccountName proxySecretRef
    gitImplementation accessFrom verify recurseSubmodules sparseCheckout include ignore`,
  OCIRepository: words`suspend interval timeout provider url insecure layerSelector ref secretRef serviceAccountName
    certSecretRef proxySecretRef verify ignore`,
  Bucket: words`suspend interval timeout provider bucketName endpoint insecure region prefix secretRef
    serviceAccountName sts certSecretRef proxySecretRef accessFrom ignore`,
  HelmRepository: words`suspend interval timeout type provider url insecure secretRef certSecretRef passCredentials
    accessFrom`,
  HelmChart: words`suspend interval chart version sourceRef reconcileStrategy valuesFile valuesFiles
    ignoreMissingValuesFiles accessFrom verify`,
  ExternalArtifact: words`sourceRef`,
  ArtifactGenerator: words`commonMetadata sources pathPattern artifacts`,
  Kustomization: words`suspend interval retryInterval timeout serviceAccountName kubeConfig sourceRef path
    targetNamespace namePrefix nameSuffix commonMetadata buildMetadata prune deletionPolicy force wait validation
    dependsOn healthChecks healthCheckExprs decryption components ignoreMissingComponents patches
    patchesStrategicMerge patchesJson6902 images ignore postBuild`,
  HelmRelease: words`suspend interval timeout serviceAccountName kubeConfig chart chartRef releaseName targetNamespace
    storageNamespace persistentClient maxHistory dependsOn install upgrade rollback uninstall test waitStrategy
    healthCheckExprs driftDetection commonMetadata postRenderStrategy postRenderers valuesFrom values`,
  Provider: words`suspend interval timeout type address channel username secretRef serviceAccountName certSecretRef proxy
    proxySecretRef commitStatusExpr`,
  Alert: words`suspend summary providerRef eventSeverity eventMetadata eventSources inclusionList exclusionList`,
  Receiver: words`suspend interval type events secretRef oidcProviders resources resourceFilter`,
  ImageRepository: words`suspend interval timeout provider image insecure secretRef serviceAccountName certSecretRef
    proxySecretRef accessFrom exclusionList`,
  ImagePolicy: words`suspend interval imageRepositoryRef filterTags policy digestReflectionPolicy`,
  ImageUpdateAutomation: words`suspend interval sourceRef checkout commit push git policySelector update`,
  FluxInstance: words`distribution components cluster commonMetadata storage sharding wait migrateResources sync
    kustomize`,
  FluxReport: words`distribution cluster operator components reconcilers sync`,
  ResourceSet: words`serviceAccountName commonMetadata dependsOn wait inputStrategy inputs inputsFrom steps resources
    resourcesTemplate`,
  ResourceSetInputProvider: words`type url insecure serviceAccountName secretRef certSecretRef schedule skip selectors
    filter defaultValues`,
};

function words(text: TemplateStringsArray): readonly string[] {
  return text.join('').split(/\s+/);
}
