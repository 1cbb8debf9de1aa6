using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CioCompass.Tests.Conventions;

/// <summary>
/// Reads, from a compiled assembly, which types each of its types refers to: base types, fields, parameters, attributes, and every instruction
/// of its methods. A nested type, also one that the compiler made of a lambda or an iterator, counts as its outermost one.
/// </summary>
/// <remarks>Constants are not seen: the compiler puts their value where they are used.</remarks>
internal sealed class TypeReferences
{
    private static readonly OpCode[] OneByte = OpCodesOf(0x00);
    private static readonly OpCode[] TwoBytes = OpCodesOf(0xFE);

    private readonly MetadataReader metadata;
    private readonly PEReader file;
    private readonly Names names;

    private TypeReferences(PEReader file)
    {
        this.file = file;
        metadata = file.GetMetadataReader();
        names = new Names(metadata);
    }

    /// <returns>Pairs of full names, without a type's references to itself.</returns>
    public static IReadOnlySet<(string From, string To)> Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        return new TypeReferences(file).Read();
    }

    private HashSet<(string From, string To)> Read()
    {
        var found = new HashSet<(string From, string To)>();
        foreach (var handle in metadata.TypeDefinitions)
        {
            var from = names.Of(handle);
            found.UnionWith(ReferencesOf(metadata.GetTypeDefinition(handle)).Where(to => to != from).Select(to => (from, to)));
        }

        return found;
    }

    private IEnumerable<string> ReferencesOf(TypeDefinition type) =>
        names.OfAny(type.BaseType)
            .Concat(type.GetInterfaceImplementations().SelectMany(i => names.OfAny(metadata.GetInterfaceImplementation(i).Interface)))
            .Concat(type.GetCustomAttributes().SelectMany(AttributeOf))
            .Concat(Constraints(type.GetGenericParameters()))
            .Concat(type.GetFields().Select(metadata.GetFieldDefinition).SelectMany(f =>
                f.DecodeSignature(names, null).Concat(f.GetCustomAttributes().SelectMany(AttributeOf))))
            .Concat(type.GetProperties().SelectMany(p => metadata.GetPropertyDefinition(p).GetCustomAttributes().SelectMany(AttributeOf)))
            .Concat(type.GetMethods().Select(metadata.GetMethodDefinition).SelectMany(ReferencesOf));

    private IEnumerable<string> ReferencesOf(MethodDefinition method) =>
        Names.Of(method.DecodeSignature(names, null))
            .Concat(method.GetCustomAttributes().SelectMany(AttributeOf))
            .Concat(Constraints(method.GetGenericParameters()))
            .Concat(method.RelativeVirtualAddress == 0 ? [] : BodyOf(file.GetMethodBody(method.RelativeVirtualAddress)));

    private IEnumerable<string> AttributeOf(CustomAttributeHandle attribute) => names.OfAny(metadata.GetCustomAttribute(attribute).Constructor);

    private IEnumerable<string> Constraints(GenericParameterHandleCollection parameters) =>
        parameters.SelectMany(p => metadata.GetGenericParameter(p).GetConstraints())
            .SelectMany(c => names.OfAny(metadata.GetGenericParameterConstraint(c).Type));

    private List<string> BodyOf(MethodBodyBlock body)
    {
        List<string> found = [.. names.OfAny(body.LocalSignature), .. body.ExceptionRegions.SelectMany(r => names.OfAny(r.CatchType))];
        var code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            var first = code.ReadByte();
            var instruction = first == 0xFE ? TwoBytes[code.ReadByte()] : OneByte[first];
            switch (instruction.OperandType)
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.Offset += 1;
                    break;
                case OperandType.InlineVar:
                    code.Offset += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += 8;
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                case OperandType.InlineType or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok or OperandType.InlineSig:
                    found.AddRange(names.OfAny(MetadataTokens.EntityHandle(code.ReadInt32())));
                    break;
                default:
                    code.Offset += 4;
                    break;
            }
        }

        return found;
    }

    private static OpCode[] OpCodesOf(byte prefix)
    {
        var codes = new OpCode[256];
        foreach (var code in typeof(OpCodes).GetFields().Select(f => f.GetValue(null)).OfType<OpCode>())
        {
            var value = (ushort)code.Value;
            if (value >> 8 == prefix)
            {
                codes[value & 0xFF] = code;
            }
        }

        return codes;
    }

    /// <summary>Names of the types that a token or a signature mentions.</summary>
    private sealed class Names(MetadataReader metadata) : ISignatureTypeProvider<ImmutableArray<string>, object?>
    {
        public string Of(TypeDefinitionHandle handle)
        {
            var type = metadata.GetTypeDefinition(handle);
            return type.GetDeclaringType() is { IsNil: false } outer ? Of(outer) : Named(type.Namespace, type.Name);
        }

        public string Of(TypeReferenceHandle handle)
        {
            var type = metadata.GetTypeReference(handle);
            return type.ResolutionScope.Kind == HandleKind.TypeReference ? Of((TypeReferenceHandle)type.ResolutionScope) : Named(type.Namespace, type.Name);
        }

        public static IEnumerable<string> Of(MethodSignature<ImmutableArray<string>> signature) =>
            signature.ReturnType.Concat(signature.ParameterTypes.SelectMany(p => p));

        public IEnumerable<string> OfAny(EntityHandle handle) => handle.IsNil ? [] : handle.Kind switch
        {
            HandleKind.TypeDefinition => [Of((TypeDefinitionHandle)handle)],
            HandleKind.TypeReference => [Of((TypeReferenceHandle)handle)],
            HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null),
            HandleKind.FieldDefinition => OfField(metadata.GetFieldDefinition((FieldDefinitionHandle)handle)),
            HandleKind.MethodDefinition => OfMethod(metadata.GetMethodDefinition((MethodDefinitionHandle)handle)),
            HandleKind.MemberReference => OfMember(metadata.GetMemberReference((MemberReferenceHandle)handle)),
            HandleKind.MethodSpecification => OfGeneric(metadata.GetMethodSpecification((MethodSpecificationHandle)handle)),
            HandleKind.StandaloneSignature => OfLocals(metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle)),
            _ => throw new BadImageFormatException($"A token of kind {handle.Kind}."),
        };

        public ImmutableArray<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [Of(handle)];

        public ImmutableArray<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [Of(handle)];

        public ImmutableArray<string> GetTypeFromSpecification(
            MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => [.. OfAny(handle)];

        public ImmutableArray<string> GetGenericInstantiation(ImmutableArray<string> genericType, ImmutableArray<ImmutableArray<string>> typeArguments) =>
            [.. genericType, .. typeArguments.SelectMany(a => a)];

        public ImmutableArray<string> GetFunctionPointerType(MethodSignature<ImmutableArray<string>> signature) => [.. Of(signature)];

        public ImmutableArray<string> GetModifiedType(ImmutableArray<string> modifier, ImmutableArray<string> unmodifiedType, bool isRequired) =>
            [.. modifier, .. unmodifiedType];

        public ImmutableArray<string> GetArrayType(ImmutableArray<string> elementType, ArrayShape shape) => elementType;

        public ImmutableArray<string> GetSZArrayType(ImmutableArray<string> elementType) => elementType;

        public ImmutableArray<string> GetByReferenceType(ImmutableArray<string> elementType) => elementType;

        public ImmutableArray<string> GetPinnedType(ImmutableArray<string> elementType) => elementType;

        public ImmutableArray<string> GetPointerType(ImmutableArray<string> elementType) => elementType;

        public ImmutableArray<string> GetGenericMethodParameter(object? genericContext, int index) => [];

        public ImmutableArray<string> GetGenericTypeParameter(object? genericContext, int index) => [];

        public ImmutableArray<string> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

        private string Named(StringHandle space, StringHandle name) => $"{metadata.GetString(space)}.{metadata.GetString(name)}";

        private IEnumerable<string> OfField(FieldDefinition field) => [Of(field.GetDeclaringType()), .. field.DecodeSignature(this, null)];

        private IEnumerable<string> OfMethod(MethodDefinition method) => [Of(method.GetDeclaringType()), .. Of(method.DecodeSignature(this, null))];

        private IEnumerable<string> OfGeneric(MethodSpecification method) =>
            [.. OfAny(method.Method), .. method.DecodeSignature(this, null).SelectMany(a => a)];

        private IEnumerable<string> OfMember(MemberReference member) =>
        [
            .. OfAny(member.Parent),
            .. member.GetKind() == MemberReferenceKind.Field ? member.DecodeFieldSignature(this, null) : [.. Of(member.DecodeMethodSignature(this, null))],
        ];

        private IEnumerable<string> OfLocals(StandaloneSignature signature) =>
            signature.GetKind() == StandaloneSignatureKind.LocalVariables
                ? signature.DecodeLocalSignature(this, null).SelectMany(l => l)
                : Of(signature.DecodeMethodSignature(this, null));
    }
}
